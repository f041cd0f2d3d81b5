import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const lamp = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 340) +
  path("M420 250H780L880 540H320Z", light) +
  path("M420 250H500L440 540H320Z", "#fff", 'opacity="0.25"') +
  times(8, (i) => line(`M${436 + i * 47} 262L${356 + i * 70} 530`, dark, 4, 'opacity="0.14"')) +
  line("M322 540H878M420 250H780", accent, 12) +
  rect(584, 540, 32, 70, 0, dark) +
  path(
    "M540 610H660C720 680 740 760 700 830C690 850 670 866 660 886H540C530 866 510 850 500 830C460 760 480 680 540 610Z",
    main,
  ) +
  path(
    "M552 620H584C540 690 530 770 556 860Q520 840 506 800C490 730 510 670 552 620Z",
    "#fff",
    'opacity="0.3"',
  ) +
  rect(510, 872, 180, 28, 14, dark);

export const vase = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 320) +
  times(5, (i) =>
    line(`M600 470Q${520 + i * 40} 330 ${400 + i * 100} ${190 + Math.abs(2 - i) * 36}`, "#6d6a3d", 9),
  ) +
  times(5, (i) =>
    times(4, (k) =>
      ellipse(
        420 + i * 90 + (k % 2) * 34,
        220 + Math.abs(2 - i) * 34 + k * 46,
        32,
        14,
        k % 2 ? "#8b9a56" : "#6f8145",
        `transform="rotate(${k % 2 ? 35 : -35} ${420 + i * 90} ${220 + k * 46})"`,
      ),
    ),
  ) +
  path(
    "M530 430H670L660 510C760 560 800 660 770 760C750 830 700 880 680 892H520C500 880 450 830 430 760C400 660 440 560 540 510Z",
    main,
  ) +
  path(
    "M552 440H580L572 520C480 580 460 680 490 800Q450 770 436 720C420 640 450 560 540 512Z",
    light,
    'opacity="0.5"',
  ) +
  times(7, (i) => path(`M${466 + i * 45} 660l22 34-22 34-22-34z`, i % 2 ? accent : light)) +
  line("M432 632Q600 670 768 632M432 756Q600 796 768 756", dark, 9) +
  ellipse(600, 432, 70, 16, dark);

export const cushion = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 640) +
  path("M300 380Q600 330 900 380Q960 620 910 860Q600 910 290 860Q240 620 300 380Z", main) +
  path(
    "M300 380Q380 366 460 360Q400 620 450 880Q360 876 290 860Q240 620 300 380Z",
    "#fff",
    'opacity="0.14"',
  ) +
  times(3, (row) =>
    times(
      4,
      (i) =>
        path(`M${400 + i * 134} ${446 + row * 130}l46 62-46 62-46-62z`, (i + row) % 2 ? accent : light) +
        path(`M${400 + i * 134} ${480 + row * 130}l20 28-20 28-20-28z`, dark),
    ),
  ) +
  times(2, (i) =>
    [300, 900]
      .map((x) => line(`M${x} ${380 + i * 480}l${x < 600 ? -46 : 46} ${i ? 36 : -36}`, accent, 18))
      .join(""),
  );

export const clock = ({ main, dark, light, accent }: Tones) =>
  circle(600, 612, 318, "#000", 'opacity="0.13"') +
  circle(600, 590, 316, main) +
  circle(600, 590, 262, light) +
  times(12, (i) => group(`rotate(${i * 30} 600 590)`, rect(592, 350, 16, i % 3 ? 28 : 56, 6, dark))) +
  line("M600 590L700 500", dark, 22) +
  line("M600 590L560 400", dark, 14) +
  line("M600 640L640 410", accent, 6) +
  circle(600, 590, 22, accent);

export const plant = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 360) +
  times(9, (i) => {
    const lean = -64 + i * 16;
    return group(
      `rotate(${lean} 600 640)`,
      path(
        `M600 640C520 520 540 320 600 ${210 + Math.abs(i - 4) * 36}C660 320 680 520 600 640Z`,
        i % 2 ? "#4f7d4d" : "#3c6641",
      ) + line(`M600 630V${270 + Math.abs(i - 4) * 36}`, "#7fa86c", 6),
    );
  }) +
  path("M430 620H770L736 870Q730 892 700 892H500Q470 892 464 870Z", main) +
  path("M430 620H500L520 892H500Q470 892 464 870Z", "#fff", 'opacity="0.2"') +
  rect(412, 596, 376, 66, 16, dark) +
  times(6, (i) => path(`M${476 + i * 50} 720l24 36-24 36-24-36z`, i % 2 ? accent : light, 'opacity="0.9"'));

export const armchair = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 680) +
  line("M390 820L370 894M810 820L830 894", accent, 26) +
  path("M370 420Q380 290 500 286H700Q820 290 830 420V700H370Z", main) +
  times(3, (i) => line(`M${470 + i * 130} 330V600`, dark, 7, 'opacity="0.3"')) +
  rect(360, 600, 480, 130, 50, light) +
  rect(350, 690, 500, 140, 36, main) +
  path("M270 520Q270 460 330 460T390 520V830H310Q270 830 270 790Z", dark) +
  path("M810 520Q810 460 870 460T930 520V790Q930 830 890 830H810Z", dark) +
  group("rotate(-12 560 560)", rect(500, 470, 160, 160, 34, accent));

export const candles = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 560) +
  [
    [380, 560, 130],
    [600, 420, 150],
    [810, 640, 140],
  ]
    .map(
      ([x = 0, y = 0, w = 0], i) =>
        path(
          `M${x - w / 2} ${y}H${x + w / 2}V880Q${x} 908 ${x - w / 2} 880Z`,
          [main, light, accent][i] ?? main,
        ) +
        ellipse(x, y, w / 2, 22, "#fff", 'opacity="0.55"') +
        line(`M${x} ${y}v-44`, dark, 7) +
        path(
          `M${x} ${y - 150}C${x + 44} ${y - 90} ${x + 34} ${y - 44} ${x} ${y - 40}C${x - 34} ${y - 44} ${x - 40} ${y - 90} ${x} ${y - 150}Z`,
          "#f6b73c",
        ) +
        path(
          `M${x} ${y - 100}C${x + 20} ${y - 74} ${x + 16} ${y - 46} ${x} ${y - 44}C${x - 16} ${y - 46} ${x - 18} ${y - 74} ${x} ${y - 100}Z`,
          "#fff1b8",
        ) +
        circle(x, y - 90, 130, "#ffd978", 'opacity="0.14"'),
    )
    .join("");
