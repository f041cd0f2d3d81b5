/** One column of a chart in the chart's own units: the foot stands at `height`. */
export type Column = { x: number; width: number; y: number; height: number };
export type Scale = { top: number; ticks: number[] };

const STEPS = [1, 2, 5] as const;

/**
 * A scale from 0 to a round number that no value exceeds, with a tick for each of at most four equal steps. Values are
 * whole and not negative; where all are 0 the scale ends at one `unit`.
 */
export function scaleOf(values: number[], unit: number): Scale {
  const most = Math.max(0, ...values);
  let step = unit;
  for (let power = 1; step * 4 < most; power *= 10) {
    const found = STEPS.map((factor) => factor * power * unit).find((size) => size * 4 >= most);
    step = found ?? 5 * power * unit;
  }
  const count = Math.max(1, Math.ceil(most / step));
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** The columns of `values`, side by side over `width`, with a fifth of each place left free. */
export function columnsOf(values: number[], top: number, width: number, height: number): Column[] {
  const place = width / Math.max(1, values.length);
  return values.map((value, index) => {
    const tall = (value / top) * height;
    return {
      x: round((index + 0.1) * place),
      width: round(place * 0.8),
      y: round(height - tall),
      height: round(tall),
    };
  });
}

/** Hundredths are finer than any screen, and a chart's text stays short. */
const round = (length: number) => Math.round(length * 100) / 100;
