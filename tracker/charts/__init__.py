"""One figure per function: plain values in, a Plotly figure out. The look they share is in static/charts.js."""
