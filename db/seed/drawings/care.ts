import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const soap = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 640) +
  rect(330, 760, 540, 136, 40, main) +
  rect(330, 760, 540, 50, 30, "#fff", 'opacity="0.22"') +
  rect(380, 622, 480, 136, 40, light) +
  rect(380, 622, 480, 50, 30, "#fff", 'opacity="0.3"') +
  rect(340, 486, 470, 136, 40, accent) +
  rect(340, 486, 470, 50, 30, "#fff", 'opacity="0.2"') +
  rect(500, 486, 120, 410, 0, "#f3ead7") +
  line("M500 486V896M620 486V896", "#d8c8a6", 6) +
  circle(560, 690, 46, dark) +
  path("M560 660C536 680 536 704 560 722C584 704 584 680 560 660Z", light) +
  group(
    "rotate(-24 760 450)",
    times(5, (i) => ellipse(690 + i * 44, 452 + (i % 2 ? 22 : -22), 30, 12, "#7f8f57")) +
      line("M660 452H900", "#6a7a45", 6),
  );

export const flask = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 400) +
  rect(540, 240, 120, 120, 18, dark) +
  rect(564, 352, 72, 60, 0, accent) +
  path(
    "M460 410H740Q790 410 790 470V830Q790 892 730 892H470Q410 892 410 830V470Q410 410 460 410Z",
    light,
    'opacity="0.9"',
  ) +
  path("M430 560H770V830Q770 872 730 872H470Q430 872 430 830Z", main, 'opacity="0.85"') +
  path("M440 430H500V880Q440 880 430 830V470Z", "#fff", 'opacity="0.4"') +
  rect(490, 600, 220, 160, 10, "#fbf6ea") +
  path("M600 624C574 650 574 684 600 706C626 684 626 650 600 624Z", accent) +
  line("M536 730H664", dark, 8);

export const cream = ({ main, dark, light, accent }: Tones) =>
  shadow(560, 600) +
  path("M330 650H790V830Q790 892 720 892H400Q330 892 330 830Z", main) +
  path("M330 650H410V892H400Q330 892 330 830Z", "#fff", 'opacity="0.3"') +
  rect(410, 700, 300, 130, 10, "#fbf6ea") +
  line("M470 740H650M500 780H620", dark, 10) +
  ellipse(560, 650, 230, 54, light) +
  path("M400 640Q470 560 560 610T730 640Q560 690 400 640Z", "#fff") +
  group(
    "rotate(-18 860 780)",
    ellipse(850, 800, 190, 46, dark) +
      ellipse(850, 780, 190, 46, accent) +
      ellipse(850, 776, 150, 30, "#fff", 'opacity="0.25"'),
  );

export const dropper = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 300) +
  path("M560 180Q600 130 640 180V300H560Z", dark) +
  rect(540, 290, 120, 90, 14, accent) +
  times(6, (i) => line(`M${552 + i * 19} 300V370`, "#000", 5, 'opacity="0.2"')) +
  path(
    "M540 384H660C660 430 740 440 740 520V830Q740 892 680 892H520Q460 892 460 830V520C460 440 540 430 540 384Z",
    main,
  ) +
  path(
    "M548 400H570C560 450 500 470 500 530V880Q460 876 460 830V520C460 440 548 440 548 400Z",
    "#fff",
    'opacity="0.35"',
  ) +
  rect(460, 560, 280, 220, 0, "#fbf6ea") +
  line("M520 620H680M520 660H640", dark, 9) +
  circle(600, 726, 28, light) +
  circle(600, 726, 14, accent);

export const comb = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-24 600 600)",
    ellipse(430, 610, 190, 270, "#000", 'opacity="0.12"') +
      rect(388, 840, 84, 300, 40, main) +
      ellipse(430, 590, 190, 270, main) +
      ellipse(430, 590, 150, 228, light) +
      times(7, (row) => times(6, (i) => circle(330 + i * 40 + (row % 2) * 12, 420 + row * 56, 10, dark))) +
      rect(700, 300, 120, 640, 26, accent) +
      times(18, (i) => rect(816, 330 + i * 33, 130, 16, 8, accent)) +
      rect(716, 320, 20, 600, 10, "#fff", 'opacity="0.25"'),
  );
