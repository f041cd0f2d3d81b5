import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const cage = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 460) +
  line("M600 130V230", dark, 14) +
  circle(600, 128, 34, "none", `stroke="${accent}" stroke-width="14"`) +
  path("M380 480C380 330 470 230 600 230S820 330 820 480V830H380Z", light, 'opacity="0.35"') +
  times(9, (i) => line(`M${388 + i * 53} 830V480Q${388 + i * 53} 330 600 236`, main, 10)) +
  times(4, (i) => line(`M380 ${480 + i * 110}Q600 ${520 + i * 110} 820 ${480 + i * 110}`, main, 10)) +
  times(5, (i) => circle(432 + i * 84, 640, 26, "none", `stroke="${dark}" stroke-width="8"`)) +
  path("M360 820H840V872Q840 892 818 892H382Q360 892 360 872Z", dark) +
  path("M540 830V650Q600 580 660 650V830Z", main, 'opacity="0.45"');

export const tagine = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 640) +
  path("M300 760H900Q890 880 780 894H420Q310 880 300 760Z", dark) +
  ellipse(600, 762, 318, 40, light) +
  path("M320 752C420 700 520 520 570 330H630C680 520 780 700 880 752Q600 800 320 752Z", main) +
  path("M350 746C440 690 530 520 574 340H592C560 540 500 690 430 764Z", "#fff", 'opacity="0.22"') +
  circle(600, 310, 48, accent) +
  line("M440 690Q600 730 760 690M500 590Q600 620 700 590", accent, 12) +
  times(7, (i) => path(`M${468 + i * 44} 644l17 24-17 24-17-24z`, light));

export const lantern = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 380) +
  circle(600, 190, 52, "none", `stroke="${dark}" stroke-width="16"`) +
  path("M480 330L600 236L720 330Z", dark) +
  path("M450 330H750L790 440H410Z", main) +
  path("M430 440H770V790H430Z", "#ffe6a6") +
  circle(600, 620, 190, "#fff4cf", 'opacity="0.7"') +
  [430, 600, 752].map((x) => rect(x, 440, 18, 350, 0, dark)).join("") +
  times(2, (i) =>
    times(3, (k) =>
      path(`M${516 + i * 168} ${480 + k * 100}l40 50-40 50-40-50z`, k % 2 ? accent : light, 'opacity="0.85"'),
    ),
  ) +
  path("M400 790H800L770 892H430Z", main) +
  line("M416 800H784M420 432H780", accent, 10);

export const necklace = ({ main, dark, light, accent }: Tones) =>
  times(25, (i) => {
    const angle = Math.PI * (0.06 + (i / 24) * 0.88);
    return circle(
      600 + 310 * Math.cos(angle),
      260 + 430 * Math.sin(angle),
      i % 4 ? 19 : 26,
      i % 4 ? main : accent,
    );
  }) +
  path("M540 690Q540 650 600 650T660 690L676 800H524Z", light) +
  [-51, -17, 17, 51].map((x, i) => rect(584 + x, 780, 30, i % 3 ? 150 : 122, 15, light)).join("") +
  path("M536 700C490 720 486 790 500 820C512 830 524 820 530 800Z", light) +
  path("M664 700C710 720 714 790 700 820C688 830 676 820 670 800Z", light) +
  circle(600, 676, 12, accent) +
  circle(600, 752, 38, main) +
  circle(600, 752, 20, "#fff") +
  circle(600, 752, 10, dark);

export const plate = ({ main, dark, light, accent }: Tones) =>
  circle(612, 622, 352, "#000", 'opacity="0.14"') +
  circle(600, 600, 350, light) +
  circle(600, 600, 334, main) +
  circle(600, 600, 240, light) +
  times(16, (i) =>
    group(`rotate(${i * 22.5} 600 600)`, path("M600 282l26 34-26 34-26-34z", i % 2 ? accent : light)),
  ) +
  times(8, (i) =>
    group(
      `rotate(${i * 45} 600 600)`,
      path("M600 600C560 520 570 440 600 390C630 440 640 520 600 600Z", i % 2 ? main : accent),
    ),
  ) +
  circle(600, 600, 46, dark) +
  circle(600, 600, 22, light) +
  path("M330 470C380 360 460 300 560 286C460 330 390 400 360 500Z", "#fff", 'opacity="0.35"');

export const teapot = ({ main, dark, light, accent }: Tones) =>
  shadow(560, 560) +
  line("M760 520C900 500 920 760 770 760", dark, 34) +
  path("M360 640L230 470L286 450L420 580Z", dark) +
  path("M400 520C480 470 680 470 760 520C840 640 800 820 700 890H450C350 820 320 640 400 520Z", main) +
  path("M420 530C370 640 390 780 470 870C380 820 340 650 420 530Z", "#fff", 'opacity="0.35"') +
  path("M450 500Q580 380 710 500Q580 530 450 500Z", dark) +
  circle(580, 410, 34, accent) +
  line("M380 640Q580 700 780 640", light, 12) +
  times(6, (i) => path(`M${440 + i * 56} 700l20 30-20 30-20-30z`, i % 2 ? accent : light)) +
  path("M880 760H1000L984 880Q980 892 966 892H914Q900 892 896 880Z", light, 'opacity="0.85"') +
  path("M888 800H992L984 880Q980 892 966 892H914Q900 892 896 880Z", "#b5762a", 'opacity="0.8"');
