import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const cradle = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 800) +
  line("M230 320V890M970 320V890", dark, 36) +
  line("M230 360H970M230 700H970", main, 34) +
  times(10, (i) => line(`M${300 + i * 67} 370V690`, main, 20)) +
  rect(250, 600, 700, 100, 40, "#fdfaf3") +
  path("M520 640Q640 540 950 600V700H520Z", light) +
  times(4, (i) => circle(600 + i * 96, 650, 16, accent)) +
  line("M210 890Q600 820 990 890", dark, 24);

export const toycar = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 760) +
  path(
    "M230 790V640Q240 600 300 590L420 450Q440 420 490 420H700Q750 420 780 460L870 590Q970 600 980 680V790Z",
    main,
  ) +
  path("M400 590L480 490H580V590ZM620 590V490H700L780 590Z", light) +
  path("M230 660H980V720H230Z", accent) +
  rect(216, 720, 90, 40, 20, dark) +
  rect(906, 720, 90, 40, 20, dark) +
  [390, 810]
    .map((x) => circle(x, 800, 96, dark) + circle(x, 800, 50, light) + circle(x, 800, 18, accent))
    .join("") +
  circle(940, 640, 24, "#fff3b0");

export const train = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 900) +
  rect(180, 540, 360, 250, 26, main) +
  rect(200, 400, 190, 180, 20, accent) +
  rect(230, 436, 130, 90, 12, light) +
  rect(470, 430, 60, 120, 10, dark) +
  rect(180, 380, 230, 34, 17, dark) +
  circle(560, 660, 70, light) +
  line("M560 740H660", dark, 16) +
  rect(650, 600, 360, 190, 26, accent) +
  times(3, (i) => circle(720 + i * 105, 580, 52, [main, light, dark][i] ?? main)) +
  [270, 450, 730, 930].map((x) => circle(x, 810, 76, dark) + circle(x, 810, 34, light)).join("");

export const booties = ({ main, dark, light, accent }: Tones) =>
  [0, 330]
    .map(
      (x) =>
        shadow(430 + x, 340) +
        path(
          `M${310 + x} 520H${500 + x}V690C${560 + x} 700 ${620 + x} 750 ${620 + x} 830V880H${310 + x}Z`,
          main,
        ) +
        rect(296 + x, 470, 218, 90, 36, light) +
        times(5, (i) => line(`M${322 + x + i * 42} 484V546`, dark, 6, 'opacity="0.3"')) +
        rect(300 + x, 850, 330, 44, 20, dark) +
        path(
          `M${500 + x} 690C${560 + x} 700 ${620 + x} 750 ${620 + x} 830H${520 + x}Q${540 + x} 750 ${460 + x} 720Z`,
          accent,
        ) +
        circle(420 + x, 620, 26, accent),
    )
    .join("");

export const dumbbells = ({ main, dark, light, accent }: Tones) =>
  [
    [0, 0],
    [60, -250],
  ]
    .map(([x = 0, y = 0]) =>
      group(
        `translate(${x} ${y}) rotate(${y ? -8 : 4} 600 780)`,
        ellipse(600, 890, 420, 30, "#000", 'opacity="0.14"') +
          rect(420, 756, 360, 56, 20, "#b9bec6") +
          times(10, (i) => line(`M${470 + i * 28} 764V806`, "#7d838c", 8)) +
          [240, 340]
            .map((at) =>
              rect(at, 660 + (at === 240 ? 24 : 0), 96, at === 240 ? 200 : 248, 30, at === 240 ? dark : main),
            )
            .join("") +
          [764, 864]
            .map((at) =>
              rect(at, 660 + (at === 864 ? 24 : 0), 96, at === 864 ? 200 : 248, 30, at === 864 ? dark : main),
            )
            .join("") +
          rect(372, 700, 30, 160, 14, accent) +
          rect(796, 700, 30, 160, 14, accent) +
          rect(352, 670, 70, 30, 14, light, 'opacity="0.5"'),
      ),
    )
    .reverse()
    .join("");

export const mask = ({ main, dark, light, accent }: Tones) =>
  shadow(560, 640, 900) +
  line("M880 300V700Q880 860 760 860", accent, 54) +
  line("M880 300V240", dark, 54) +
  path(
    "M250 480Q250 420 310 420H750Q810 420 810 480V640C810 760 740 820 650 820C590 820 570 740 530 740S470 820 410 820C320 820 250 760 250 640Z",
    main,
  ) +
  path(
    "M296 500Q296 466 330 466H730Q764 466 764 500V630C764 720 710 770 650 770C600 770 590 690 530 690S460 770 410 770C350 770 296 720 296 630Z",
    "#bfe3ee",
    'opacity="0.9"',
  ) +
  path("M310 490H480L350 700Q310 670 310 620Z", "#fff", 'opacity="0.6"') +
  rect(206, 520, 50, 100, 18, dark) +
  rect(804, 520, 50, 100, 18, dark) +
  line("M530 470V690", light, 8, 'opacity="0.7"');

export const skateboard = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-28 600 600)",
    rect(156, 496, 920, 250, 125, "#000", 'opacity="0.14"') +
      [330, 860]
        .map(
          (x) =>
            rect(x, 420, 50, 390, 25, "#9aa0a8") +
            [418, 750].map((y) => rect(x - 22, y, 94, 62, 26, accent)).join(""),
        )
        .join("") +
      rect(140, 475, 920, 250, 125, main) +
      path("M300 600Q450 480 600 600T900 600V660Q750 700 600 660T300 660Z", light) +
      circle(600, 600, 70, dark) +
      path("M600 548l16 36 38 4-29 25 9 38-34-20-34 20 9-38-29-25 38-4z", accent),
  );

export const mat = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 820) +
  path("M360 800H1000Q1030 850 1000 892H360Z", main) +
  times(6, (i) => line(`M${470 + i * 90} 806V886`, dark, 5, 'opacity="0.35"')) +
  circle(340, 720, 176, main) +
  times(5, (i) =>
    circle(340, 720, 150 - i * 30, "none", `stroke="${i % 2 ? light : dark}" stroke-width="9"`),
  ) +
  line("M230 590Q340 520 450 590", accent, 26) +
  rect(700, 650, 150, 150, 20, accent) +
  rect(720, 560, 110, 96, 18, light);

export const novel = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 520) +
  path("M400 210H780Q810 210 810 240V880H400Z", "#f7f1e3") +
  times(5, (i) => line(`M${786 + i * 5} 230V876`, "#d8cdb6", 3)) +
  rect(370, 200, 410, 692, 14, main) +
  rect(370, 200, 60, 692, 14, dark) +
  rect(460, 280, 290, 20, 10, light) +
  rect(490, 320, 220, 20, 10, light) +
  circle(606, 560, 120, accent) +
  path("M470 660Q540 560 606 640T750 600V740H470Z", dark, 'opacity="0.7"') +
  rect(510, 800, 190, 16, 8, light);

export const guitar = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(28 600 600)",
    path(
      "M600 560C690 560 740 610 720 680C780 700 830 780 800 880C770 980 690 1000 600 1000S430 980 400 880C370 780 420 700 480 680C460 610 510 560 600 560Z",
      dark,
    ) +
      path(
        "M600 580C680 580 720 620 700 690C760 712 806 786 780 872C754 962 684 980 600 980S446 962 420 872C394 786 440 712 500 690C480 620 520 580 600 580Z",
        main,
      ) +
      circle(600, 740, 66, "#241a12") +
      circle(600, 740, 78, "none", `stroke="${accent}" stroke-width="10"`) +
      rect(572, 90, 56, 600, 6, dark) +
      times(9, (i) => line(`M574 ${180 + i * 50}H626`, light, 5)) +
      path("M556 20H644L632 110H568Z", accent) +
      [0, 1, 2]
        .map((i) => circle(546, 40 + i * 26, 10, light) + circle(654, 40 + i * 26, 10, light))
        .join("") +
      rect(530, 872, 140, 26, 8, dark) +
      times(6, (i) => line(`M${578 + i * 9} 60V880`, "#f4eee0", 3)),
  );

export const boardgame = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-12 600 600)",
    rect(276, 276, 680, 680, 30, "#000", 'opacity="0.14"') +
      rect(260, 250, 680, 680, 30, dark) +
      times(64, (i) =>
        rect(
          300 + (i % 8) * 75,
          290 + Math.floor(i / 8) * 75,
          75,
          75,
          0,
          (i + Math.floor(i / 8)) % 2 ? main : light,
        ),
      ) +
      [10, 21, 28, 35, 44, 50]
        .map((at, i) => {
          const [x, y] = [337 + (at % 8) * 75, 327 + Math.floor(at / 8) * 75];
          return (
            circle(x + 5, y + 7, 30, "#000", 'opacity="0.25"') +
            circle(x, y, 30, i % 2 ? accent : "#2a2520") +
            circle(x, y, 16, "#fff", 'opacity="0.25"')
          );
        })
        .join(""),
  );
