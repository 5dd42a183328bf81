import { fetchPackage } from '../network/package.ts';
import { fileOf, type Files } from '../network/serve.ts';

/** People and animals to look at, from packages that anybody can fetch, and where the people are: drawn by hand, point by point. */

type Point = readonly [x: number, y: number];
/** Left, top, width, height. */
export type Box = readonly [number, number, number, number];

export interface Person {
  readonly name: string;
  readonly file: string;
  /** The part of the file that is the camera's picture. */
  readonly crop: Box;
  /** The outline of all people in it, on 1280 by 720. */
  readonly outline: readonly Point[];
}

export const people: readonly Person[] = [
  {
    name: 'astronaut', file: '/astronaut.png', crop: [0, 0, 512, 288],
    outline: [[110, 720], [130, 665], [190, 590], [240, 555], [285, 515], [283, 470], [310, 460], [325, 415], [360, 385], [410, 372], [460, 372], [458, 330], [432, 322], [425, 292], [395, 265], [385, 200], [388, 160], [405, 130], [440, 100], [478, 85], [500, 62], [540, 45], [590, 40], [640, 50], [690, 75], [725, 110], [745, 150], [755, 210], [748, 260], [730, 295], [700, 318], [695, 335], [670, 342], [660, 385], [642, 410], [642, 436], [700, 475], [740, 525], [760, 575], [765, 590], [820, 620], [850, 655], [880, 720]],
  },
  {
    name: 'photographer', file: '/camera.png', crop: [0, 40, 512, 288],
    outline: [[0, 560], [45, 480], [100, 385], [150, 310], [200, 255], [270, 222], [328, 210], [370, 170], [400, 165], [408, 150], [430, 110], [480, 75], [520, 60], [560, 75], [600, 95], [640, 125], [668, 160], [678, 200], [660, 232], [645, 230], [632, 260], [637, 315], [612, 330], [612, 355], [600, 400], [606, 420], [606, 460], [620, 520], [655, 470], [670, 430], [720, 400], [745, 370], [790, 355], [800, 325], [820, 325], [830, 375], [812, 420], [775, 445], [740, 470], [720, 500], [760, 585], [720, 620], [650, 670], [615, 682], [560, 660], [518, 638], [490, 690], [470, 720], [0, 720]],
  },
  {
    name: 'one who laughs', file: '/sample1.jpg', crop: [1180, 140, 740, 416],
    outline: [[140, 720], [155, 675], [200, 600], [235, 545], [300, 500], [360, 478], [420, 445], [470, 410], [490, 340], [520, 280], [570, 205], [620, 150], [680, 105], [740, 78], [800, 67], [860, 75], [910, 105], [950, 140], [980, 190], [1005, 260], [1020, 340], [1030, 430], [1045, 520], [1065, 620], [1085, 720]],
  },
  {
    name: 'four before a window', file: '/sample6.jpg', crop: [60, 130, 1840, 1035],
    outline: [[60, 720], [68, 640], [65, 560], [75, 510], [55, 490], [75, 430], [75, 330], [80, 240], [110, 195], [165, 170], [215, 185], [260, 220], [300, 270], [330, 320], [350, 390], [365, 440], [385, 470], [400, 440], [420, 410], [435, 370], [438, 340], [425, 280], [420, 190], [425, 120], [450, 85], [500, 60], [545, 62], [585, 95], [605, 150], [612, 220], [620, 300], [640, 360], [652, 395], [665, 420], [680, 470], [705, 415], [712, 400], [720, 370], [730, 320], [722, 260], [725, 170], [740, 110], [770, 65], [820, 30], [870, 22], [920, 50], [950, 100], [965, 160], [975, 210], [985, 150], [1005, 95], [1040, 45], [1090, 18], [1140, 30], [1175, 65], [1195, 130], [1200, 230], [1205, 330], [1215, 400], [1200, 430], [1190, 480], [1160, 560], [1120, 630], [1090, 680], [1075, 720]],
  },
  {
    name: 'two in a bar', file: '/sample3.jpg', crop: [1000, 80, 920, 517],
    outline: [[0, 585], [60, 582], [150, 578], [155, 560], [125, 500], [105, 440], [105, 380], [130, 300], [125, 260], [140, 200], [175, 145], [240, 105], [300, 85], [370, 82], [440, 90], [455, 110], [480, 150], [500, 180], [560, 195], [590, 225], [560, 240], [540, 290], [535, 340], [560, 360], [590, 310], [640, 245], [700, 210], [770, 192], [840, 215], [900, 255], [940, 310], [955, 370], [950, 420], [965, 470], [970, 520], [955, 570], [920, 630], [900, 680], [880, 720], [0, 720]],
  },
  {
    name: 'four on the stairs', file: '/sample5.jpg', crop: [440, 30, 1440, 810],
    outline: [[0, 590], [30, 520], [60, 420], [80, 360], [90, 300], [130, 270], [200, 265], [245, 285], [250, 230], [275, 200], [268, 150], [285, 130], [290, 80], [320, 45], [345, 15], [400, 10], [440, 30], [458, 80], [455, 150], [450, 190], [440, 240], [410, 270], [405, 285], [470, 295], [520, 320], [545, 370], [540, 450], [540, 560], [560, 640], [572, 720], [590, 720], [590, 640], [590, 590], [605, 540], [600, 480], [620, 420], [605, 340], [590, 280], [578, 220], [590, 165], [620, 135], [680, 115], [740, 135], [775, 170], [800, 230], [820, 300], [845, 320], [850, 330], [870, 280], [910, 240], [965, 215], [1030, 235], [1090, 290], [1140, 360], [1170, 430], [1190, 520], [1195, 580], [1230, 640], [1250, 720], [0, 720]],
  },
];

export interface Animal {
  readonly name: string;
  readonly file: string;
  /** Where the file has no transparent ground: the animal's outline, in its own pixels. */
  readonly outline?: readonly Point[];
  /** Who is with it, an index into `people`, and where it is in the picture of 1280 by 720: beside the person, or held before the chest. */
  readonly person: number;
  readonly at: Box;
}

const beside: Box = [800, 300, 460, 410];
const held: Box = [330, 400, 420, 320];
const cat: readonly Point[] = [[21, 300], [19, 133], [35, 16], [46, 0], [334, 0], [376, 5], [371, 59], [355, 133], [366, 176], [323, 229], [280, 272], [227, 300]];
const stamps = [['dog', 'mammals/dogs/dog'], ['dingo', 'mammals/dogs/dingo'], ['white rabbit', 'mammals/rodents/rabbit-2'], ['small rabbit', 'mammals/rabbit_little'], ['ferret', 'mammals/ferret'], ['goat', 'mammals/bovines/goat'], ['rooster', 'birds/rooster'], ['lorikeet', 'birds/rainbow-lorikeet'], ['iguana', 'lizards/iguana'], ['rat', 'mammals/rodents/rat'], ['hen', 'birds/hen']] as const;

/** Twelve animals, every other one beside a person and held by one. */
export const animals: readonly Animal[] = [
  { name: 'cat', file: '/chelsea.png', outline: cat },
  ...stamps.map(([name, path]) => ({ name, file: `/${path}.png` })),
].map((one, i) => ({ ...one, ...(i % 2 ? { person: 2, at: held } : { person: 0, at: beside }) }));

/** Where all of them come from, and under which licence. */
export const sources = {
  'python3-skimage (Debian)': 'astronaut: NASA, public domain; photographer and cat: CC0',
  '@vladmandic/face-api 1.7.15 (npm)': 'other people: MIT',
  'tuxpaint-stamps-default (Debian)': 'other animals: GPL-2',
};
export const needs = ['python3-skimage', 'tuxpaint-stamps-default'];

/** All pictures by their addresses; the packages of `needs` are there. */
export function pictures(): Files {
  const samples = `${fetchPackage('@vladmandic/face-api', '1.7.15', '0d77fffeef362ef9c0939cf6c567f3a2e8e177f114fa257a3270cbd2e509b031')}/demo`;
  const skimage = '/usr/lib/python3/dist-packages/skimage/data';
  const tux = '/usr/share/tuxpaint/stamps/animals';
  const all = [...new Set([...people, ...animals].map(({ file }) => file))];
  const place = (file: string): string => (file.startsWith('/sample') ? samples : ['/astronaut.png', '/camera.png', '/chelsea.png'].includes(file) ? skimage : tux);
  return new Map(all.map((file) => [file, fileOf(`${place(file)}${file}`)]));
}
