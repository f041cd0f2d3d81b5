import type { ReactNode } from "react";

/**
 * The ground that every illustration stands on: a line, and the colours of the tokens, so that each has its own face in
 * light and in dark. They say nothing that the words beside them do not: nothing of them is read aloud.
 */
export function Scene({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 240 140"
      aria-hidden="true"
      fill="none"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="w-44 max-w-full rtl:-scale-x-100"
    >
      <ellipse cx="120" cy="124" rx="92" ry="9" fill="var(--sunken)" />
      <path d="M28 124h184" stroke="var(--line-strong)" />
      {children}
    </svg>
  );
}

const RISING = "M0 -7v14M-7 0h14";

/** A small cross of light: two or three give a scene its air. */
export function Spark({ x, y, small }: { x: number; y: number; small?: boolean }) {
  return (
    <path
      d={RISING}
      transform={`translate(${x} ${y}) scale(${small ? 0.6 : 1})`}
      stroke="var(--accent)"
      strokeWidth={small ? 5 : 3}
    />
  );
}
