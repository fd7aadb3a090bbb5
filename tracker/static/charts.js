// Draws every chart of a page. The server says what a figure shows (data, layout); the look it shares with all others
// stands here once, as a Plotly template, so that a figure's own layout always wins.
//
//   <figure class="chart">
//     <div class="chart-plot" data-chart="ID" role="figure" aria-label="..."></div>
//     <script type="application/json" id="ID">{"data": [...], "layout": {...}}</script>
//     <button data-chart-download="ID" data-filename="..." data-caption="..." hidden>SVG</button>
//   </figure>
//
// A drawn plot carries data-drawn and has sent "chart:drawn"; a plot that could not be drawn carries data-failed.

const FONT = '"Source Sans Pro Web", "Source Sans 3", "Helvetica Neue", Arial, sans-serif';
const PICTURE_FONT = "Arial, Helvetica, sans-serif"; // a downloaded picture cannot bring the page's font along
const INK = "#1b1b1b";
const QUIET = "#565c65";
const LINE = "#a9aeb1";
const GRID = "#dfe1e2";

const AXIS = {
  automargin: true,
  fixedrange: true, // no zoom: a finger on a chart scrolls the page
  gridcolor: GRID,
  linecolor: LINE,
  tickcolor: LINE,
  tickfont: { color: QUIET },
  ticks: "outside",
  ticklen: 4,
  title: { font: { color: QUIET } },
  zerolinecolor: LINE,
};
const TEMPLATE = {
  layout: {
    annotationdefaults: { arrowcolor: QUIET, font: { size: 13 } },
    bargap: 0.35,
    dragmode: false,
    font: { family: FONT, size: 14, color: INK },
    hoverlabel: { align: "left", bgcolor: "#ffffff", bordercolor: LINE, font: { family: FONT, size: 14, color: INK } },
    hovermode: "closest",
    legend: { orientation: "h", x: 0, xanchor: "left", y: 1.02, yanchor: "bottom" },
    margin: { l: 8, r: 16, t: 8, b: 8, pad: 4 },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    separators: ".,",
    xaxis: AXIS,
    yaxis: AXIS,
  },
};
const CONFIG = { displayModeBar: false, displaylogo: false, responsive: true, showSendToCloud: false };

const PAPER_WIDTH = 720; // US Letter less its margins, in CSS pixels
const CAPTION_SIZE = 12;
const NARROW = 600; // CSS pixels
const LEGEND_LINES = 100; // CSS pixels: on a phone every word of a legend has a line of its own
const TALL = 500;
const LOWEST = 160;
const LOWEST_MULTIPLE = 96;

const plots = [...document.querySelectorAll(".chart-plot[data-chart]")];
const downloads = new Map(
  [...document.querySelectorAll("[data-chart-download]")].map((button) => [button.dataset.chartDownload, button]),
);

function figureOf(plot) {
  const figure = JSON.parse(document.getElementById(plot.dataset.chart).textContent);
  // A phone has no room for words before each line; their numbers are enough, and the table has the words.
  if (plot.clientWidth < NARROW && figure.layout?.yaxis?.ticktext) {
    figure.layout.yaxis.ticktext = undefined;
    figure.layout.height += LEGEND_LINES;
  }
  return figure;
}

async function draw(plot) {
  if (plot.dataset.state) return;
  plot.dataset.state = "drawing";
  try {
    const { data, layout } = figureOf(plot);
    await Plotly.newPlot(plot, data, { ...layout, template: TEMPLATE }, CONFIG);
    plot.dataset.drawn = "";
    offerDownload(plot);
    plot.dispatchEvent(new CustomEvent("chart:drawn", { bubbles: true }));
  } catch (error) {
    plot.dataset.failed = ""; // the table beneath still says it all
    console.error(`Chart ${plot.dataset.chart} could not be drawn`, error);
  }
}

function offerDownload(plot) {
  const button = downloads.get(plot.dataset.chart);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => download(plot, button.dataset));
}

async function download(plot, { filename, caption }) {
  const { width, height } = plot._fullLayout;
  const layout = { ...plot.layout, font: { ...plot.layout.font, family: PICTURE_FONT } };
  const picture = await Plotly.toImage({ data: plot.data, layout }, { format: "svg", imageDataOnly: true, width, height });
  const file = new Blob([captioned(picture, caption ?? "", width, height)], { type: "image/svg+xml" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file) });
  link.download = `${filename || plot.dataset.chart}.svg`;
  link.click();
  URL.revokeObjectURL(link.href);
}

// Done on the text: a parser would meet Plotly's style attributes, and the policy reports each of them.
function captioned(picture, caption, width, height) {
  const step = CAPTION_SIZE * 1.4;
  const lines = wrapped(caption, Math.floor(width / (CAPTION_SIZE * 0.5)));
  const tall = height + lines.length * step + CAPTION_SIZE;
  const texts = lines.map((line, index) => `<text x="8" y="${height + (index + 1) * step}">${escaped(line)}</text>`);
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}">` +
    `<title>${escaped(caption)}</title><rect width="${width}" height="${tall}" fill="#ffffff"/>`;
  return `${head}${picture}<g fill="${QUIET}" font-family="${PICTURE_FONT}" font-size="${CAPTION_SIZE}">${texts.join("")}</g></svg>`;
}

function escaped(text) {
  return text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
}

function wrapped(text, columns) {
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Draw what is still waiting and fit every plot to the sheet; put the screen's size back afterwards. */
function beforePrint() {
  const shown = plots.filter((plot) => plot.checkVisibility());
  const scale = Math.min(1, PAPER_WIDTH / document.documentElement.clientWidth);
  shown.forEach(draw);
  for (const plot of shown.filter((plot) => plot.layout)) {
    plot.dataset.height = plot.layout.height;
    plot.style.minHeight = "0";
    Plotly.relayout(plot, { width: Math.floor(paperWidth(plot, scale)), height: paperHeight(plot), "font.size": 11 });
  }
}

// The style sheet puts four small multiples in a row on paper, and lets a goal's columns follow each other.
function paperWidth(plot, scale) {
  if (plot.closest(".multiple")) return PAPER_WIDTH / 4 - 16;
  return plot.closest(".two-columns--goal") ? PAPER_WIDTH : plot.clientWidth * scale;
}

// Lines that are far apart for a finger may stand closer on paper.
function paperHeight(plot) {
  const { height } = plot.layout;
  const lowest = plot.closest(".multiple") ? LOWEST_MULTIPLE : LOWEST;
  const part = height > TALL || plot.closest(".two-columns--goal") ? 0.48 : 0.75;
  return Math.min(height, Math.max(lowest, Math.round(height * part)));
}

function afterPrint() {
  for (const plot of plots.filter((plot) => plot.dataset.height)) {
    Plotly.relayout(plot, { width: null, autosize: true, height: Number(plot.dataset.height), "font.size": null });
    delete plot.dataset.height;
  }
}

// One after the other, the topmost first, and what is drawn is shown before the next one is begun.
let drawn = Promise.resolve();
function drawInTurn(plot) {
  drawn = drawn.then(() => draw(plot)).then(() => new Promise((resolve) => setTimeout(resolve)));
}

const nearby = new IntersectionObserver(
  (entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      nearby.unobserve(target);
      drawInTurn(target);
    }
  },
  { rootMargin: "600px 0px" },
);
for (const plot of plots) {
  // Its height is kept for it from the start, or everything below would jump when it is drawn.
  const height = figureOf(plot).layout?.height;
  if (height) plot.style.minHeight = `${height}px`;
  nearby.observe(plot);
}
addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
