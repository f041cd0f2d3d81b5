/** Between two colours, `share` of the way to the second; both as `#rrggbb`. */
export function mixed(from: string, to: string, share: number): string {
  const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const target = parts(to);
  return `#${parts(from)
    .map((value, i) => Math.round(value + ((target[i] ?? 0) - value) * share))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

export const lighter = (colour: string, share: number) => mixed(colour, "#ffffff", share);
