import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const hat = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 800) +
  ellipse(600, 830, 400, 74, main) +
  ellipse(600, 818, 400, 64, light) +
  path("M370 800C360 560 440 440 600 440S840 560 830 800Q600 860 370 800Z", main) +
  times(7, (i) =>
    line(
      `M${380 + i * 10} ${760 - i * 46}Q600 ${810 - i * 46} ${820 - i * 10} ${760 - i * 46}`,
      dark,
      5,
      'opacity="0.3"',
    ),
  ) +
  path("M366 730Q600 790 834 730L832 806Q600 862 368 806Z", accent);

export const slippers = ({ main, dark, light, accent }: Tones) =>
  [
    [-12, 420],
    [10, 780],
  ]
    .map(([turn = 0, x = 0]) =>
      group(
        `rotate(${turn} ${x} 600)`,
        ellipse(x + 16, 580, 140, 350, "#000", 'opacity="0.16"') +
          path(
            `M${x - 130} 500C${x - 140} 300 ${x - 60} 220 ${x} 200C${x + 60} 220 ${x + 140} 300 ${x + 130} 500C${x + 120} 600 ${x + 120} 700 ${x + 110} 800C${x + 90} 920 ${x - 90} 920 ${x - 110} 800C${x - 120} 700 ${x - 120} 600 ${x - 130} 500Z`,
            dark,
          ) +
          ellipse(x, 760, 84, 120, light) +
          path(
            `M${x - 130} 540C${x - 140} 310 ${x - 60} 220 ${x} 196C${x + 60} 220 ${x + 140} 310 ${x + 130} 540Q${x} 620 ${x - 130} 540Z`,
            main,
          ) +
          path(`M${x - 100} 470Q${x} 540 ${x + 100} 470`, "none", `stroke="${accent}" stroke-width="14"`) +
          path(`M${x} 300l40 60-40 60-40-60z`, accent) +
          path(`M${x} 330l20 30-20 30-20-30z`, light),
      ),
    )
    .join("");

export const scarf = ({ main, dark, light, accent }: Tones) =>
  line("M330 250H870", "#7a5a3a", 26) +
  path("M400 240H800V820H400Z", main) +
  path("M400 240H500V820H400Z", "#fff", 'opacity="0.18"') +
  path("M660 240H800V560Q730 520 660 560Z", dark, 'opacity="0.35"') +
  times(5, (i) => rect(400, 330 + i * 96, 400, i % 2 ? 34 : 14, 0, i % 2 ? accent : light)) +
  times(20, (i) => line(`M${412 + i * 20} 820v70`, i % 2 ? light : accent, 7)) +
  times(4, (i) => path(`M${460 + i * 94} 700l30 42-30 42-30-42z`, light));

export const glasses = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 740, 820) +
  [390, 810]
    .map(
      (x) =>
        path(
          `M${x - 180} 560H${x + 180}C${x + 190} 720 ${x + 120} 800 ${x} 800S${x - 190} 720 ${x - 180} 560Z`,
          main,
        ) +
        path(
          `M${x - 148} 590H${x + 148}C${x + 150} 710 ${x + 100} 768 ${x} 768S${x - 150} 710 ${x - 148} 590Z`,
          dark,
        ) +
        path(
          `M${x - 130} 600H${x - 20}L${x - 90} 740Q${x - 130} 690 ${x - 130} 600Z`,
          light,
          'opacity="0.4"',
        ),
    )
    .join("") +
  line("M560 600Q600 560 640 600", main, 26) +
  line("M214 572L150 500M986 572L1050 500", main, 26) +
  circle(226, 590, 10, accent) +
  circle(974, 590, 10, accent);

export const backpack = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 500) +
  line("M520 260C520 180 680 180 680 260", dark, 26) +
  path("M380 440C380 310 460 240 600 240S820 310 820 440V830Q820 892 758 892H442Q380 892 380 830Z", main) +
  path(
    "M380 440C380 310 460 240 560 242C460 290 430 380 430 470V892Q380 880 380 830Z",
    "#fff",
    'opacity="0.16"',
  ) +
  path("M430 620H770V820Q770 850 740 850H460Q430 850 430 820Z", dark) +
  line("M450 640H750", accent, 10) +
  rect(560, 630, 80, 34, 10, light) +
  line("M430 430Q600 500 770 430", light, 10) +
  rect(340, 560, 46, 250, 20, dark) +
  rect(814, 560, 46, 250, 20, dark) +
  rect(540, 340, 120, 70, 14, accent);

export const kaftan = ({ main, dark, light, accent }: Tones) =>
  line("M600 170C600 120 650 120 650 160C650 190 600 186 600 220", "#6c6257", 10) +
  line("M600 220L430 300M600 220L770 300", "#6c6257", 12) +
  path(
    "M440 290L540 262L600 330L660 262L760 290L960 640L860 700L750 540L800 960H400L450 540L340 700L240 640Z",
    main,
  ) +
  path("M440 290L400 960H500Q500 640 520 270Z", "#fff", 'opacity="0.12"') +
  path("M540 262L600 330L660 262L640 420L600 470L560 420Z", accent) +
  line("M600 440V950", accent, 26) +
  line("M600 440V950", light, 8, 'stroke-dasharray="4 26"') +
  line("M400 940H800", accent, 22) +
  line("M246 640L340 694M954 640L860 694", accent, 20) +
  path("M452 520H748L752 570H448Z", dark);
