import type { Chance } from "../chance";
import { ellipse, path, SIZE, times } from "./kit";
import { lighter, mixed } from "./shades";

export type Place = { wall: string; floor: string; bright: string; horizon: number };

/** A wall and what the thing stands on. */
export function before(chance: Chance, { wall, floor, bright, horizon }: Place): string {
  const line = mixed(wall, "#000000", 0.14);
  const walls = [
    () => "",
    // The sun through a window.
    () =>
      times(2, (i) =>
        path(
          `M${140 + i * 290} 0H${380 + i * 290}L${700 + i * 290} ${horizon}H${460 + i * 290}Z`,
          bright,
          'opacity="0.5"',
        ),
      ),
    // A niche.
    () =>
      path(
        `M190 ${horizon}V470C190 210 380 70 600 70S1010 210 1010 470V${horizon}Z`,
        mixed(wall, "#000000", 0.07),
      ) +
      path(
        `M190 ${horizon}V470C190 210 380 70 600 70C400 90 232 230 232 470V${horizon}Z`,
        "#000",
        'opacity="0.08"',
      ),
    // Tiles along the wall.
    () =>
      `<rect y="${horizon - 250}" width="1200" height="250" fill="${mixed(wall, "#ffffff", 0.35)}"/>` +
      times(10, (i) =>
        path(`M${i * 125} ${horizon - 250}v250`, "none", `stroke="${line}" stroke-width="4"`),
      ) +
      times(3, (i) =>
        path(`M0 ${horizon - 250 + i * 125}h1200`, "none", `stroke="${line}" stroke-width="4"`),
      ) +
      times(20, (i) =>
        path(
          `M${62 + (i % 10) * 125} ${horizon - 220 + Math.floor(i / 10) * 125}l32 32-32 32-32-32z`,
          line,
          'opacity="0.5"',
        ),
      ),
    // Panels.
    () =>
      times(
        4,
        (i) =>
          `<rect x="${36 + i * 292}" y="90" width="252" height="${horizon - 180}" rx="6" fill="none" stroke="${line}" stroke-width="7" opacity="0.6"/>`,
      ),
    // The shadow of a palm at the window.
    () => {
      const x = chance.of([120, 1080]);
      return `<g opacity="0.1" transform="rotate(${chance.upTo(40) - 20} ${x} 60)">${times(9, (i) => ellipse(x, 300, 26, 300, "#1c1008", `transform="rotate(${i * 19 - 76} ${x} 20)"`))}</g>`;
    },
  ];
  return `<rect width="${SIZE}" height="${SIZE}" fill="url(#wall)"/>${chance.of(walls)()}${ground(chance, floor, horizon)}`;
}

/** What it stands on, from the horizon down: plain, boards, a cloth, stone. */
function ground(chance: Chance, floor: string, horizon: number): string {
  const deep = SIZE - horizon;
  const line = mixed(floor, "#1c1008", 0.22);
  const kinds = [
    () => `<rect y="${horizon}" width="1200" height="${deep}" fill="url(#floor)"/>`,
    () => {
      const wood = chance.of(["#b98a58", "#8d6239", "#d7b083", "#6b4a30"]);
      return (
        `<rect y="${horizon}" width="1200" height="${deep}" fill="${wood}"/><rect y="${horizon}" width="1200" height="16" fill="#fff" opacity="0.18"/>` +
        times(4, (i) =>
          path(
            `M0 ${horizon + 60 + i * i * 26 + i * 40}H1200`,
            "none",
            'stroke="#2a1608" stroke-opacity="0.28" stroke-width="5"',
          ),
        ) +
        times(9, (i) =>
          path(
            `M${i * 150 - 60} ${horizon + 34 + ((i * 61) % 280)}q60 -10 150 2t120 0`,
            "none",
            'stroke="#2a1608" stroke-opacity="0.13" stroke-width="5"',
          ),
        )
      );
    },
    () =>
      path(`M0 ${horizon}H1200V1200H0Z`, "url(#floor)") +
      path(
        `M0 ${horizon + 26}Q300 ${horizon - 22} 600 ${horizon + 16}T1200 ${horizon + 10}V1200H0Z`,
        lighter(floor, 0.42),
      ) +
      times(5, (i) =>
        path(
          `M${-40 + i * 270} 1210Q${110 + i * 240} ${horizon + 170} ${240 + i * 220} ${horizon + 40}`,
          "none",
          `stroke="${line}" stroke-opacity="0.3" stroke-width="${22 - i * 2}"`,
        ),
      ),
    () =>
      `<rect y="${horizon}" width="1200" height="${deep}" fill="#efece7"/><rect y="${horizon}" width="1200" height="14" fill="#fff"/>` +
      times(4, (i) =>
        path(
          `M${i * 330 - 60} 1210Q${i * 330 + 80} ${horizon + 230} ${i * 330 + 40} ${horizon + 130}T${i * 330 + 180} ${horizon + 14}`,
          "none",
          `stroke="#8d8780" stroke-opacity="0.25" stroke-width="${5 + (i % 2) * 4}"`,
        ),
      ),
  ];
  return chance.of(kinds)();
}

/** A table seen from above. */
export function above(chance: Chance, floor: string, wall: string): string {
  const whole = (fill: string) => `<rect width="${SIZE}" height="${SIZE}" fill="${fill}"/>`;
  const kinds = [
    () => whole("url(#wall)"),
    () => {
      const wood = chance.of(["#b98a58", "#d7b083", "#7d5636"]);
      return (
        whole(wood) +
        times(5, (i) =>
          path(`M0 ${150 + i * 230}H1200`, "none", 'stroke="#2a1608" stroke-opacity="0.3" stroke-width="6"'),
        ) +
        times(16, (i) =>
          path(
            `M${((i * 317) % 1200) - 120} ${40 + i * 74}q90 -14 200 2t190 -2`,
            "none",
            'stroke="#2a1608" stroke-opacity="0.14" stroke-width="6"',
          ),
        )
      );
    },
    () =>
      whole(lighter(wall, 0.35)) +
      times(6, (i) =>
        path(
          `M${-100 + i * 260} 1230Q${60 + i * 240} 700 ${-60 + i * 290} -30`,
          "none",
          `stroke="${mixed(floor, "#1c1008", 0.1)}" stroke-opacity="0.28" stroke-width="${34 - i * 3}"`,
        ),
      ),
  ];
  return chance.of(kinds)();
}
