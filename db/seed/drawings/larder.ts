import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const spices = ({ main, dark, light, accent }: Tones) =>
  [
    [360, main],
    [840, accent],
    [600, dark],
  ]
    .map(([at, fill], i) => {
      const x = Number(at);
      const y = i === 2 ? 40 : 0;
      return (
        shadow(x, 330, 902 + y) +
        path(`M${x - 170} ${640 + y}Q${x} ${330 + y} ${x + 170} ${640 + y}Z`, String(fill)) +
        path(
          `M${x - 130} ${610 + y}Q${x - 50} ${500 + y} ${x} ${490 + y}Q${x - 40} ${550 + y} ${x - 60} ${620 + y}Z`,
          "#fff",
          'opacity="0.22"',
        ) +
        path(
          `M${x - 186} ${630 + y}H${x + 186}L${x + 160} ${870 + y}Q${x} ${920 + y} ${x - 160} ${870 + y}Z`,
          light,
        ) +
        path(
          `M${x - 196} ${620 + y}Q${x} ${680 + y} ${x + 196} ${620 + y}L${x + 190} ${680 + y}Q${x} ${736 + y} ${x - 190} ${680 + y}Z`,
          "#e9dcc0",
        ) +
        times(4, (k) =>
          line(
            `M${x - 130 + k * 86} ${720 + y}Q${x - 120 + k * 80} ${800 + y} ${x - 110 + k * 76} ${880 + y}`,
            "#6b4a1e",
            4,
            'opacity="0.22"',
          ),
        )
      );
    })
    .join("");

export const olives = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 640) +
  times(20, (i) => {
    const x = 340 + (i % 7) * 86 + (Math.floor(i / 7) % 2) * 30;
    const y = 610 - Math.floor(i / 7) * 66;
    return (
      ellipse(x, y, 56, 46, i % 3 ? main : dark) +
      ellipse(x - 16, y - 16, 18, 10, "#fff", 'opacity="0.5"') +
      circle(x + 34, y, 9, "#2c2410", 'opacity="0.5"')
    );
  }) +
  path("M780 470C860 400 960 400 1010 440C960 520 870 540 780 470Z", "#6f8145") +
  path("M250 600H950C940 780 820 892 600 892S260 780 250 600Z", light) +
  path("M262 660Q600 740 938 660Q930 710 908 756Q600 830 292 756Q270 710 262 660Z", accent) +
  ellipse(600, 606, 350, 40, "#fff", 'opacity="0.3"');

export const couscous = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 720) +
  path("M330 610Q600 300 870 610Z", "#f1d79a") +
  times(60, (i) =>
    circle(
      370 + ((i * 97) % 460),
      600 - ((i * 53) % 130) * Math.sin((((i * 97) % 460) / 460) * Math.PI),
      7,
      i % 2 ? "#e2bd6c" : "#fbeac0",
    ),
  ) +
  [
    [470, 520, accent],
    [600, 450, main],
    [720, 520, "#7d9a4a"],
    [560, 560, "#d9692f"],
  ]
    .map(([x, y, fill]) =>
      ellipse(Number(x), Number(y), 60, 34, String(fill), `transform="rotate(-20 ${x} ${y})"`),
    )
    .join("") +
  path("M230 610H970C950 800 820 892 600 892S250 800 230 610Z", main) +
  path("M240 660Q600 740 960 660L940 730Q600 810 260 730Z", light) +
  times(9, (i) =>
    path(`M${310 + i * 72} ${716 + Math.sin((i / 8) * Math.PI) * 30}l18 24-18 24-18-24z`, dark),
  ) +
  ellipse(600, 612, 370, 30, "#fff", 'opacity="0.2"');

export const cheese = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 760) +
  rect(220, 840, 760, 52, 24, "#9b6b3b") +
  path("M320 640Q320 560 600 560T880 640V800Q880 850 600 850T320 800Z", main) +
  ellipse(600, 640, 280, 84, light) +
  path("M600 640L840 600Q880 620 880 650V700Z", "#fffbe8") +
  times(7, (i) => circle(400 + i * 60, 740 + (i % 2) * 36, 10 + (i % 3) * 5, dark, 'opacity="0.3"')) +
  group("rotate(-14 300 560)", ellipse(300, 808, 62, 42, accent) + ellipse(390, 836, 52, 36, "#6f8145"));

export const sweets = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 760) +
  ellipse(600, 850, 400, 66, "#e9e4da") +
  ellipse(600, 836, 380, 54, "#fbf8f2") +
  [
    [400, 800],
    [600, 810],
    [800, 800],
    [500, 700],
    [700, 700],
    [600, 600],
  ]
    .map(
      ([x = 0, y = 0], i) =>
        path(`M${x - 96} ${y}L${x} ${y - 56}L${x + 96} ${y}L${x} ${y + 50}Z`, i % 2 ? main : accent) +
        path(`M${x - 96} ${y}L${x} ${y + 50}V${y + 92}L${x - 96} ${y + 40}Z`, dark) +
        path(`M${x + 96} ${y}L${x} ${y + 50}V${y + 92}L${x + 96} ${y + 40}Z`, dark, 'opacity="0.75"') +
        ellipse(x, y - 2, 34, 18, i % 2 ? light : "#7d9a4a"),
    )
    .join("");
