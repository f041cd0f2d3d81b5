import { Shown } from "./shown";

const COLOURS = [
  "canvas",
  "surface",
  "sunken",
  "ink",
  "ink-soft",
  "line",
  "line-strong",
  "brand",
  "brand-hover",
  "on-brand",
  "brand-soft",
  "brand-ink",
  "accent",
  "accent-soft",
  "accent-ink",
  "info-soft",
  "info-ink",
  "warning-soft",
  "warning-ink",
  "danger",
  "danger-soft",
  "danger-ink",
  "ring",
];
const SIZES = ["text-xs", "text-sm", "text-base", "text-lg", "text-xl", "text-2xl", "text-3xl", "text-5xl"];

/** The colours in the scheme that one has, and the sizes in both scripts. */
export function Tokens() {
  return (
    <div className="mt-8 space-y-8" dir="ltr">
      <Shown name="Colours">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3 text-sm">
          {COLOURS.map((name) => (
            <li key={name}>
              <span
                className="block h-12 rounded-control border border-line"
                style={{ background: `var(--${name})` }}
              />
              {name}
            </li>
          ))}
        </ul>
      </Shown>
      <Shown name="Type">
        <ul className="space-y-2">
          {SIZES.map((size) => (
            <li key={size} className={`flex flex-wrap items-baseline gap-x-6 ${size}`}>
              <span>Souk, 82,500 DT</span>
              <span lang="ar">سوق، 82,500 د.ت</span>
              <span className="text-ink-soft text-sm">{size}</span>
            </li>
          ))}
        </ul>
      </Shown>
    </div>
  );
}
