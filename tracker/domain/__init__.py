"""What a strategy is and how it is reckoned: plain values in, plain values out; no row, no request, no clock."""
