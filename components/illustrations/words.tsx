import { Scene, Spark } from "./scene";

/** Nobody has written yet. */
export function EmptyLetters() {
  return (
    <Scene>
      <path
        d="M58 34h84a12 12 0 0 1 12 12v34a12 12 0 0 1-12 12H92l-20 16V92H58a12 12 0 0 1-12-12V46a12 12 0 0 1 12-12z"
        fill="var(--brand-soft)"
        stroke="var(--brand)"
      />
      <path d="M68 56h62M68 72h38" stroke="var(--brand-ink)" />
      <path
        d="M150 68h40a10 10 0 0 1 10 10v24a10 10 0 0 1-10 10h-4v12l-18-12h-18a10 10 0 0 1-10-10V78a10 10 0 0 1 10-10z"
        stroke="var(--accent)"
        fill="var(--accent-soft)"
      />
      <path d="M156 86h28M156 97h16" stroke="var(--accent-ink)" />
      <Spark x={188} y={38} />
    </Scene>
  );
}

/** Nothing has happened yet. */
export function EmptyBell() {
  return (
    <Scene>
      <path
        d="M120 28a32 32 0 0 1 32 32c0 26 8 34 14 42H74c6-8 14-16 14-42a32 32 0 0 1 32-32z"
        fill="var(--accent-soft)"
        stroke="var(--accent)"
      />
      <path d="M120 28v-8M108 110a12 12 0 0 0 24 0" stroke="var(--accent)" />
      <path d="M108 50a14 14 0 0 1 10-8" stroke="var(--accent-ink)" />
      <path d="M60 46c-6 8-8 18-6 28M180 46c6 8 8 18 6 28" stroke="var(--line-strong)" />
    </Scene>
  );
}

/** Nothing kept yet. */
export function EmptyHeart() {
  return (
    <Scene>
      <path
        d="M120 112C82 90 66 72 66 54a24 24 0 0 1 54-14 24 24 0 0 1 54 14c0 18-16 36-54 58z"
        fill="var(--brand-soft)"
        stroke="var(--brand)"
      />
      <path d="M80 56a12 12 0 0 1 10-13" stroke="var(--brand-ink)" />
      <Spark x={194} y={38} />
      <Spark x={46} y={72} small />
    </Scene>
  );
}

/** No search is kept yet. */
export function EmptySearch() {
  return (
    <Scene>
      <path
        d="M52 36h84a8 8 0 0 1 8 8v62H44V44a8 8 0 0 1 8-8z"
        fill="var(--surface)"
        stroke="var(--line-strong)"
      />
      <path d="M60 56h32M60 74h24M60 92h28" stroke="var(--line-strong)" />
      <circle cx="134" cy="76" r="28" fill="var(--brand-soft)" stroke="var(--brand)" />
      <path d="M155 97l23 23" stroke="var(--brand)" strokeWidth="7" />
      <path d="M120 70a15 15 0 0 1 10-9" stroke="var(--brand-ink)" />
      <Spark x={186} y={44} />
      <Spark x={166} y={28} small />
    </Scene>
  );
}

/** No paper was handed in yet. */
export function EmptyPaper() {
  return (
    <Scene>
      <path d="M82 24h52l28 28v72H82z" fill="var(--surface)" stroke="var(--line-strong)" />
      <path d="M134 24v28h28" fill="var(--sunken)" stroke="var(--line-strong)" />
      <path d="M98 72h44M98 88h44M98 104h24" stroke="var(--line-strong)" />
      <circle cx="164" cy="100" r="16" fill="var(--accent-soft)" stroke="var(--accent)" />
      <path d="M164 91v10l6 4" stroke="var(--accent-ink)" />
    </Scene>
  );
}

/** Nobody has said anything about it yet. */
export function EmptyStars() {
  return (
    <Scene>
      <path
        d="M120 26l13 27 30 4-22 21 5 30-26-14-26 14 5-30-22-21 30-4z"
        fill="var(--accent-soft)"
        stroke="var(--accent)"
      />
      <path
        d="M58 92l4 9 9 4-9 4-4 9-4-9-9-4 9-4zM182 92l4 9 9 4-9 4-4 9-4-9-9-4 9-4z"
        stroke="var(--line-strong)"
      />
      <Spark x={188} y={42} small />
      <Spark x={52} y={48} small />
    </Scene>
  );
}
