import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const bowl = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 460) +
  rect(500, 862, 200, 34, 10, dark) +
  path("M270 520H930C930 750 800 876 600 876S270 750 270 520Z", light) +
  path("M285 600Q600 700 915 600Q908 640 894 676Q600 780 306 676Q292 640 285 600Z", main) +
  times(9, (i) => {
    const x = 330 + i * 67.5;
    const y = 690 - ((x - 600) / 300) ** 2 * 62;
    return path(`M${x} ${y - 36}l22 36-22 36-22-36z`, accent) + circle(x, y, 8, light);
  }) +
  line("M330 740Q600 846 870 740", main, 12) +
  ellipse(600, 520, 330, 84, main) +
  ellipse(600, 524, 296, 68, dark) +
  ellipse(600, 540, 262, 46, light, 'opacity="0.25"');

export const rug = ({ main, dark, light, accent }: Tones) => {
  const band = (y: number, fill: string, h = 26) => rect(330, y, 540, h, 0, fill);
  const diamonds = (y: number, fill: string, inner: string) =>
    times(5, (i) => {
      const x = 384 + i * 108;
      return (
        path(`M${x} ${y - 62}l54 62-54 62-54-62z`, fill) + path(`M${x} ${y - 28}l25 28-25 28-25-28z`, inner)
      );
    });
  return (
    rect(344, 176, 540, 720, 4, "#000", 'opacity="0.08"') +
    times(28, (i) => line(`M${340 + i * 19.3} 886v34`, light, 6)) +
    times(28, (i) => line(`M${340 + i * 19.3} 174v-26`, light, 6)) +
    rect(330, 170, 540, 720, 4, main) +
    [196, 838].map((y) => band(y, light)).join("") +
    [234, 812].map((y) => band(y, dark, 14)).join("") +
    diamonds(330, light, dark) +
    [412, 622].map((y) => band(y, accent, 16) + band(y + 20, light, 6)).join("") +
    diamonds(530, accent, main) +
    diamonds(730, light, accent)
  );
};

export const pendant = ({ main, dark, light }: Tones) =>
  line("M600 -400V330", "#4a443c", 9) +
  rect(572, 310, 56, 50, 12, "#4a443c") +
  path("M330 700C330 480 440 356 600 356S870 480 870 700Z", main) +
  times(6, (i) => line(`M${360 + i * 96} 698Q${460 + i * 56} 470 600 356`, dark, 7)) +
  times(5, (i) =>
    line(`M${340 + i * 14} ${650 - i * 62}Q600 ${690 - i * 62} ${860 - i * 14} ${650 - i * 62}`, dark, 7),
  ) +
  ellipse(600, 700, 270, 42, dark) +
  ellipse(600, 702, 236, 30, "#fff3cf") +
  path("M370 716L250 1010H950L830 716Q600 760 370 716Z", "#fff6da", 'opacity="0.45"') +
  ellipse(600, 915, 250, 30, light, 'opacity="0.5"');

export const chair = ({ main, dark, light }: Tones) =>
  shadow(600, 440) +
  line("M440 250L420 890M760 250L780 890", main, 34) +
  line("M470 610L450 890M730 610L750 890", dark, 28) +
  line("M440 300H760M436 390H764M430 480H770", main, 26) +
  path("M390 590H810L850 690H350Z", light) +
  times(9, (i) => line(`M${396 + i * 51} 594L${368 + i * 58} 686`, dark, 5, 'opacity="0.45"')) +
  times(3, (i) => line(`M${380 - i * 10} ${615 + i * 26}H${820 + i * 10}`, dark, 5, 'opacity="0.45"')) +
  line("M350 694H850", main, 24) +
  line("M424 800H776", dark, 20);

export const board = ({ main, dark, light }: Tones) =>
  group(
    "rotate(-14 600 600)",
    rect(372, 214, 470, 720, 90, "#000", 'opacity="0.09"') +
      path(
        "M440 330H520V220C520 176 560 150 600 150S680 176 680 220V330H760C810 330 840 364 840 410V830C840 880 806 910 760 910H440C394 910 360 880 360 830V410C360 364 390 330 440 330Z",
        main,
      ) +
      circle(600, 226, 34, dark) +
      line("M430 900C420 760 500 700 480 560S420 430 440 340", dark, 11, 'opacity="0.55"') +
      line("M520 905C500 780 590 720 560 590S520 450 530 340", dark, 8, 'opacity="0.5"') +
      line("M650 905C690 790 600 700 650 570S690 450 660 340", light, 10, 'opacity="0.7"') +
      line("M770 900C720 800 790 700 750 580S780 430 760 340", dark, 9, 'opacity="0.5"') +
      ellipse(584, 640, 40, 76, dark, 'opacity="0.5"') +
      ellipse(584, 640, 18, 42, dark, 'opacity="0.6"'),
  );

export const basket = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 520) +
  line("M430 520C430 250 540 220 560 520M640 520C660 220 770 250 770 520", accent, 24) +
  path("M270 500H930L850 850Q846 892 800 892H400Q354 892 350 850Z", main) +
  times(6, (row) =>
    times(13 - row, (i) => {
      const x = 312 + row * 16 + i * ((576 - row * 32) / (12 - row));
      return path(
        `M${x} ${524 + row * 58}l23 26-23 26-23-26z`,
        (i + row) % 2 ? dark : light,
        'opacity="0.75"',
      );
    }),
  ) +
  rect(258, 482, 684, 40, 20, dark);

export const mirror = ({ main, dark, light }: Tones) =>
  shadow(600, 420) +
  path("M360 896V480C360 330 460 220 600 220S840 330 840 480V896Z", main) +
  path("M396 862V484C396 350 484 254 600 254S804 350 804 484V862Z", "#dfe9ea") +
  path("M396 700V484C396 350 484 254 600 254C640 254 676 266 706 286Z", "#f4f9f9", 'opacity="0.9"') +
  line("M500 862L804 470M580 862L804 574", "#fff", 22, 'opacity="0.55"') +
  line("M378 890V482C378 340 472 238 600 238", light, 8) +
  rect(340, 874, 520, 24, 8, dark);
