import { circle, ellipse, line, path, rect, shadow, type Tones, times } from "./kit";

export const fridge = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 440) +
  rect(400, 140, 400, 750, 40, main) +
  rect(400, 140, 70, 750, 40, "#fff", 'opacity="0.28"') +
  line("M400 390H800", dark, 10) +
  rect(440, 250, 22, 110, 11, dark) +
  rect(440, 430, 22, 220, 11, dark) +
  rect(660, 190, 90, 30, 10, light) +
  circle(720, 470, 20, accent) +
  rect(600, 510, 110, 80, 6, "#fff7d6") +
  line("M616 534H690M616 558H670", dark, 6) +
  rect(430, 886, 60, 14, 4, "#2b2d31") +
  rect(710, 886, 60, 14, 4, "#2b2d31");

export const kettle = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 460) +
  line("M760 400C920 400 920 760 790 790", dark, 40) +
  path("M420 390L330 330L350 300L470 350Z", dark) +
  path("M450 350H740C790 500 820 700 810 850H390C380 700 400 500 450 350Z", main) +
  path("M470 360H510C460 520 450 700 456 850H400C390 700 410 520 470 360Z", "#fff", 'opacity="0.35"') +
  path("M470 350Q600 270 720 350Z", dark) +
  circle(596, 290, 24, accent) +
  rect(560, 480, 60, 260, 30, light, 'opacity="0.7"') +
  rect(566, 600, 48, 134, 24, "#7fb6d6", 'opacity="0.8"') +
  rect(370, 846, 460, 46, 20, dark) +
  circle(760, 868, 10, accent);

export const fan = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 420) +
  rect(578, 620, 44, 260, 0, dark) +
  path("M430 880H770Q760 840 700 840H500Q440 840 430 880Z", main) +
  rect(420, 872, 360, 26, 13, dark) +
  circle(600, 420, 270, light, 'opacity="0.4"') +
  times(
    4,
    (i) =>
      `<g transform="rotate(${i * 90 + 20} 600 420)">${path("M600 420C640 300 740 260 790 300C800 390 720 440 600 420Z", main)}</g>`,
  ) +
  times(3, (i) => circle(600, 420, 270 - i * 80, "none", `stroke="${dark}" stroke-width="${i ? 5 : 16}"`)) +
  times(24, (i) => `<g transform="rotate(${i * 15} 600 420)">${line("M600 360V152", dark, 4)}</g>`) +
  circle(600, 420, 62, accent) +
  circle(580, 400, 20, "#fff", 'opacity="0.4"');

export const iron = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 760) +
  path("M230 860C300 640 480 560 640 556H940Q980 700 976 860Z", main) +
  path("M280 800C360 640 500 590 640 586H760C560 620 420 700 340 830H270Z", "#fff", 'opacity="0.25"') +
  path(
    "M500 600C480 460 560 380 700 380H900Q950 380 948 440L940 560H860L870 470H700C640 470 610 520 620 590Z",
    dark,
  ) +
  rect(210, 850, 780, 42, 16, "#c9cdd2") +
  circle(740, 700, 56, light) +
  line("M740 700L768 664", accent, 12) +
  circle(600, 700, 16, accent);

export const vacuum = ({ main, dark, light, accent }: Tones) =>
  shadow(420, 480) +
  shadow(900, 240) +
  line("M560 600C700 240 900 260 900 480L880 840", "#3b3f45", 30) +
  path("M780 840H980Q1000 892 960 892H800Q766 892 780 840Z", dark) +
  path("M220 760C220 600 330 540 460 540S660 620 660 760V820H220Z", main) +
  path("M250 740C260 620 340 570 430 566C340 620 310 700 310 820H250Z", "#fff", 'opacity="0.25"') +
  path("M430 560Q560 570 610 690L430 720Z", light, 'opacity="0.8"') +
  circle(320, 820, 76, "#2b2d31") +
  circle(320, 820, 36, accent) +
  circle(580, 846, 48, "#2b2d31") +
  line("M330 540Q430 450 540 548", dark, 24);

export const oven = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 820) +
  rect(220, 420, 760, 460, 34, main) +
  rect(220, 420, 760, 70, 34, "#fff", 'opacity="0.22"') +
  rect(266, 480, 500, 340, 20, dark) +
  rect(300, 514, 432, 272, 14, "#15171b") +
  path("M310 524H520L400 780H310Z", "#fff", 'opacity="0.08"') +
  ellipse(516, 740, 150, 24, light, 'opacity="0.5"') +
  rect(806, 486, 134, 70, 10, "#101c18") +
  line("M826 520H920", accent, 12, 'stroke-dasharray="20 12"') +
  times(6, (i) => circle(836 + (i % 2) * 70, 620 + Math.floor(i / 2) * 72, 24, i === 5 ? accent : light)) +
  rect(280, 876, 70, 18, 4, "#2b2d31") +
  rect(850, 876, 70, 18, 4, "#2b2d31");
