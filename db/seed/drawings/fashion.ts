import { circle, ellipse, line, path, rect, shadow, type Tones, times } from "./kit";

const fold = (y: number, base: string, stripe: string) =>
  rect(290, y, 620, 116, 54, base) +
  [336, 372, 400, 800, 828, 856].map((x, i) => rect(x, y, i % 3 === 2 ? 8 : 18, 116, 0, stripe)).join("");

export const fouta = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 640) +
  fold(780, light, main) +
  fold(658, main, light) +
  fold(536, light, accent) +
  fold(414, accent, light) +
  times(14, (i) => line(`M${424 + i * 27} 524v${i % 2 ? 52 : 62}`, dark, 7)) +
  rect(410, 418, 380, 112, 0, dark, 'opacity="0.1"');

export const chechia = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 560) +
  path("M330 860C316 620 360 420 600 420S884 620 870 860Q600 940 330 860Z", main) +
  path("M330 860C322 720 336 590 396 508C380 640 384 770 404 884Q366 874 330 860Z", dark, 'opacity="0.55"') +
  path("M520 440Q600 400 690 446Q600 476 520 440Z", light, 'opacity="0.55"') +
  circle(600, 420, 16, accent) +
  line("M600 420C700 400 800 470 812 590", accent, 9) +
  times(9, (i) => line(`M812 590Q${790 + i * 6} 660 ${776 + i * 10} 730`, accent, 7)) +
  line("M332 836Q600 916 868 836", dark, 14, 'opacity="0.5"');

export const handbag = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 560) +
  line("M420 520C420 260 780 260 780 520", dark, 28) +
  path("M300 500H900L940 840Q944 892 890 892H310Q256 892 260 840Z", main) +
  path("M300 500H900L912 604Q780 720 600 720T288 604Z", dark) +
  path("M300 500H900L909 580Q780 692 600 692T291 580Z", main) +
  line("M320 520H880", light, 6, 'stroke-dasharray="18 14" opacity="0.7"') +
  line("M300 864H900", light, 6, 'stroke-dasharray="18 14" opacity="0.7"') +
  rect(560, 652, 80, 72, 16, accent) +
  circle(600, 690, 13, dark) +
  circle(420, 522, 18, accent) +
  circle(780, 522, 18, accent);

export const sneakers = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 760) +
  path("M230 812Q224 884 290 890H930Q990 886 984 806Z", "#fbfaf6") +
  line("M250 850H970", dark, 7, 'opacity="0.3"') +
  path(
    "M236 812C230 700 250 600 284 520Q310 500 350 530Q400 570 470 556L540 500Q570 490 590 520L680 640C740 700 860 700 930 730C976 750 986 780 984 812Z",
    main,
  ) +
  path("M236 812C234 760 238 716 246 670C330 690 380 740 392 812Z", dark) +
  path("M760 812C766 750 800 712 850 704C890 710 912 720 930 730C976 750 986 780 984 812Z", light) +
  path("M430 812C470 740 560 690 660 700L620 812Z", accent) +
  line("M560 520L500 566M596 566L532 612M634 612L570 656M672 652L612 692", "#fff", 17) +
  path(
    "M284 520Q310 500 350 530Q400 570 470 556L462 590Q380 606 330 566Q304 548 276 562Z",
    dark,
    'opacity="0.6"',
  );

export const dress = ({ main, dark, light, accent }: Tones) =>
  line("M600 200C600 150 650 150 650 190C650 220 600 216 600 252", "#6c6257", 10) +
  line("M600 252L420 340M600 252L780 340", "#6c6257", 12) +
  path(
    "M452 318L520 300Q600 390 680 300L748 318L860 560L784 606L728 500L756 930H444L472 500L416 606L340 560Z",
    main,
  ) +
  path("M520 300Q600 390 680 300L700 306Q600 430 500 306Z", accent) +
  line("M600 380V700", accent, 16) +
  times(7, (i) => circle(600, 420 + i * 42, 9, light)) +
  line("M448 880H752M450 906H750", accent, 10) +
  path("M472 500L444 930H520Q510 700 520 480Z", dark, 'opacity="0.35"') +
  line("M344 552L414 598M786 598L856 552", accent, 14);

export const jacket = ({ main, dark, light, accent }: Tones) =>
  line("M600 190C600 140 650 140 650 180C650 210 600 206 600 240", "#6c6257", 10) +
  line("M600 240L410 320M600 240L790 320", "#6c6257", 12) +
  path(
    "M430 300L530 264L600 320L670 264L770 300L900 760L800 800L764 640V900H436V640L400 800L300 760Z",
    main,
  ) +
  path("M530 264L600 320L560 420L480 320ZM670 264L600 320L640 420L720 320Z", dark) +
  line("M600 330V890", light, 7, 'stroke-dasharray="16 12"') +
  rect(464, 500, 96, 110, 10, dark, 'opacity="0.55"') +
  rect(640, 500, 96, 110, 10, dark, 'opacity="0.55"') +
  path("M460 492H564V528L512 552L460 528ZM636 492H740V528L688 552L636 528Z", main) +
  line("M460 492H564V528L512 552L460 528ZM636 492H740V528L688 552L636 528Z", light, 5) +
  times(5, (i) => circle(600, 450 + i * 96, 13, accent)) +
  rect(436, 852, 328, 48, 6, dark) +
  ellipse(350, 776, 50, 16, dark, 'transform="rotate(22 350 776)"') +
  ellipse(850, 776, 50, 16, dark, 'transform="rotate(-22 850 776)"');
