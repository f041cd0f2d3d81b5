import { Scene, Spark } from "./scene";

/** Nothing bought yet. */
export function EmptyBag() {
  return (
    <Scene>
      <path
        d="M78 56h84l9 58a10 10 0 0 1-10 10H79a10 10 0 0 1-10-10z"
        fill="var(--brand-soft)"
        stroke="var(--brand)"
      />
      <path d="M98 70V46a22 22 0 0 1 44 0v24" stroke="var(--brand)" />
      <path d="M104 96c10 9 22 9 32 0" stroke="var(--brand-ink)" />
      <circle cx="98" cy="70" r="3.5" fill="var(--accent)" />
      <circle cx="142" cy="70" r="3.5" fill="var(--accent)" />
      <Spark x={186} y={40} />
      <Spark x={52} y={62} small />
    </Scene>
  );
}

/** Nothing sold yet. */
export function EmptyParcel() {
  return (
    <Scene>
      <path d="M66 62l54-20 54 20v48l-54 16-54-16z" fill="var(--accent-soft)" stroke="var(--accent)" />
      <path d="M66 62l54 18 54-18M120 80v46" stroke="var(--accent)" />
      <path d="M93 52l54 19v18" stroke="var(--accent-ink)" />
      <path d="M80 98l16 5" stroke="var(--accent-ink)" />
      <Spark x={188} y={44} />
      <Spark x={48} y={48} small />
    </Scene>
  );
}

/** Nothing on sale yet: a label waits for its first thing. */
export function EmptyLabel() {
  return (
    <Scene>
      <path
        d="M84 34h50a8 8 0 0 1 5.7 2.3l34 34a8 8 0 0 1 0 11.400l-36 36a8 8 0 0 1-11.400 0l-34-34A8 8 0 0 1 84 78z"
        transform="translate(-8 0)"
        fill="var(--brand-soft)"
        stroke="var(--brand)"
      />
      <circle cx="98" cy="56" r="7" fill="var(--surface)" stroke="var(--brand)" />
      <path d="M92 52C74 36 58 36 46 48" stroke="var(--accent)" />
      <path d="M118 84l18-18M130 96l12-12" stroke="var(--brand-ink)" />
      <Spark x={190} y={38} />
    </Scene>
  );
}

/** A stall with nothing on it: a category, a shop, a search that found nothing. */
export function EmptyStall() {
  return (
    <Scene>
      <path d="M60 124V66h120v58" stroke="var(--line-strong)" />
      <path
        d="M52 38h136l10 24a13 13 0 0 1-26 0a13 13 0 0 1-26 0a13 13 0 0 1-26 0a13 13 0 0 1-26 0a13 13 0 0 1-26 0a13 13 0 0 1-26 0z"
        fill="var(--brand-soft)"
        stroke="var(--brand)"
      />
      <path d="M48 96h144v10H48z" fill="var(--accent-soft)" stroke="var(--accent)" />
      <Spark x={120} y={20} small />
    </Scene>
  );
}
