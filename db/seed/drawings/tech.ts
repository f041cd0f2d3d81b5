import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

const wallpaper = (x: number, y: number, w: number, h: number, { main, accent, light }: Tones) =>
  `<svg x="${x}" y="${y}" width="${w}" height="${h}" viewBox="0 0 100 100" preserveAspectRatio="none">
<rect width="100" height="100" fill="${main}"/><circle cx="78" cy="24" r="16" fill="${light}"/>
<path d="M0 64Q26 42 54 62T100 54V100H0Z" fill="${accent}"/><path d="M0 82Q34 62 62 82T100 76V100H0Z" fill="${light}" opacity="0.5"/></svg>`;

export const phone = (tones: Tones) =>
  shadow(600, 560) +
  group(
    "rotate(10 760 560)",
    rect(590, 210, 330, 680, 58, tones.dark) +
      rect(610, 240, 124, 200, 44, "#1d1f24") +
      [294, 386].map((y) => circle(672, y, 34, "#3b4048") + circle(672, y, 16, "#101216")).join(""),
  ) +
  rect(300, 190, 350, 708, 62, "#17191d") +
  `<clipPath id="screen"><rect x="318" y="208" width="314" height="672" rx="46"/></clipPath><g clip-path="url(#screen)">${wallpaper(318, 208, 314, 672, tones)}</g>` +
  rect(420, 226, 110, 26, 13, "#17191d") +
  rect(400, 852, 150, 9, 5, "#fff", 'opacity="0.85"');

export const tablet = (tones: Tones) =>
  shadow(600, 720) +
  group(
    "rotate(-6 600 560)",
    rect(250, 300, 700, 520, 46, "#1b1d21") +
      `<clipPath id="pad"><rect x="276" y="326" width="648" height="468" rx="26"/></clipPath><g clip-path="url(#pad)">${wallpaper(276, 326, 648, 468, tones)}</g>` +
      circle(600, 313, 5, "#4a4f58"),
  ) +
  group(
    "rotate(32 880 640)",
    rect(866, 380, 34, 470, 17, "#fafafa") +
      path("M866 842L883 900L900 842Z", "#d8d6d0") +
      rect(866, 400, 34, 70, 17, tones.accent),
  );

export const laptop = (tones: Tones) =>
  shadow(600, 820) +
  rect(290, 300, 620, 440, 30, "#24272c") +
  `<clipPath id="lid"><rect x="312" y="322" width="576" height="386" rx="10"/></clipPath><g clip-path="url(#lid)">${wallpaper(312, 322, 576, 386, tones)}</g>` +
  path("M290 740H910L1010 868Q1016 892 980 892H220Q184 892 190 868Z", "#c3c6cb") +
  path("M190 868Q184 892 220 892H980Q1016 892 1010 868Z", "#989ca3") +
  times(4, (row) =>
    line(
      `M${316 - row * 15} ${760 + row * 20}H${884 + row * 15}`,
      "#71757c",
      11,
      `stroke-dasharray="${26 + row} 14"`,
    ),
  ) +
  path("M500 842H700L712 864H488Z", "#aeb2b8");

export const monitor = (tones: Tones) =>
  shadow(600, 420) +
  path("M548 720H652L668 870H532Z", "#85898f") +
  rect(430, 862, 340, 34, 17, "#6c7077") +
  rect(210, 240, 780, 500, 28, "#202328") +
  `<clipPath id="wide"><rect x="232" y="262" width="736" height="434" rx="8"/></clipPath><g clip-path="url(#wide)">${wallpaper(232, 262, 736, 434, tones)}</g>` +
  circle(600, 718, 7, tones.light);

export const headphones = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 540) +
  line("M330 640C300 330 470 220 600 220S900 330 870 640", dark, 56) +
  line("M342 600C326 340 480 240 600 240", light, 12, 'opacity="0.55"') +
  rect(270, 560, 150, 320, 74, main) +
  rect(780, 560, 150, 320, 74, main) +
  rect(366, 580, 84, 280, 42, "#27292d") +
  rect(750, 580, 84, 280, 42, "#27292d") +
  line("M306 640V800", light, 12, 'opacity="0.6"') +
  circle(320, 720, 22, accent) +
  circle(880, 720, 22, accent);

export const camera = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 660) +
  path("M440 430L486 350H714L760 430Z", dark) +
  rect(270, 420, 660, 450, 56, main) +
  rect(270, 520, 660, 240, 0, dark) +
  times(26, (i) => line(`M${290 + i * 25} 530V750`, "#000", 5, 'opacity="0.13"')) +
  circle(600, 640, 196, "#23262b") +
  circle(600, 640, 152, "#3a3f47") +
  circle(600, 640, 108, "#15171b") +
  circle(600, 640, 66, accent, 'opacity="0.55"') +
  circle(560, 596, 26, "#fff", 'opacity="0.65"') +
  rect(310, 384, 110, 46, 16, "#30343a") +
  circle(840, 476, 26, light) +
  rect(520, 364, 160, 40, 10, "#fff", 'opacity="0.35"');

export const keyboard = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-9 600 620)",
    rect(176, 440, 860, 372, 46, "#000", 'opacity="0.1"') +
      rect(160, 420, 880, 372, 46, dark) +
      times(5, (row) =>
        times(row === 4 ? 5 : 12, (i) => {
          const wide = row === 4 && i === 2;
          const x = row === 4 ? ([192, 262, 332, 762, 870][i] ?? 0) : 192 + i * 69;
          const w = wide ? 416 : row === 4 && i > 2 ? 94 : 57;
          const fill =
            (row === 0 && i === 0) || (row === 2 && i === 11)
              ? accent
              : wide
                ? light
                : (i + row) % 7 === 3
                  ? light
                  : main;
          return (
            rect(x, 452 + row * 64, w, 52, 12, fill) +
            rect(x + 6, 455 + row * 64, w - 12, 34, 9, "#fff", 'opacity="0.16"')
          );
        }),
      ),
  );

export const gamepad = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 700) +
  path(
    "M360 440H840C960 440 1010 600 1020 760C1026 870 920 900 850 810L780 720H420L350 810C280 900 174 870 180 760C190 600 240 440 360 440Z",
    main,
  ) +
  path(
    "M180 760C190 600 240 440 360 440H400C290 470 250 640 252 830C216 840 176 820 180 760Z",
    dark,
    'opacity="0.35"',
  ) +
  rect(506, 480, 188, 110, 26, dark) +
  path("M348 506H396V554H444V602H396V650H348V602H300V554H348Z", "#24272c") +
  [
    ["820", "516", accent],
    ["884", "578", light],
    ["756", "578", "#6fa8c9"],
    ["820", "640", "#7fb08a"],
  ]
    .map(([x, y, fill]) => circle(Number(x), Number(y), 32, fill ?? ""))
    .join("") +
  [480, 720].map((x) => circle(x, 668, 56, "#24272c") + ellipse(x, 660, 38, 34, "#454a52")).join("");
