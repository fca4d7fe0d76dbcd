export interface Article {
  readonly slug: string;
  readonly title: string;
  readonly lead: string;
  readonly minutes: number;
  readonly paragraphs: readonly string[];
}

export const ARTICLES: readonly Article[] = [
  {
    slug: 'a-square-metre',
    title: 'A year in one square metre',
    lead: 'Mark a patch of lawn, kneel down once a week, and write what you see.',
    minutes: 4,
    paragraphs: [
      'In January it is a square of wet grass. By the third visit there are four kinds of grass in it, two mosses, and a plantain that somebody has bitten. Nothing has changed but the looking.',
      'The rule is to stay for ten minutes. The first five are for the list that you already know; what is worth writing down comes after.',
    ],
  },
  {
    slug: 'the-swifts-are-late',
    title: 'The swifts are late',
    lead: 'They come on the same three days of May, until one year they do not.',
    minutes: 3,
    paragraphs: [
      'A swift that left the Congo in April flies through every front over the Mediterranean. A week of north wind in the wrong place is a week of empty sky above the roofs here.',
      'So the date in the notebook is a line about the weather of two continents, kept by somebody who only looked up.',
    ],
  },
  {
    slug: 'moss-on-the-north-side',
    title: 'Does moss grow on the north side?',
    lead: 'We asked forty-one trees. Nineteen agreed.',
    minutes: 5,
    paragraphs: [
      'Moss grows where it is wet for long. On a leaning trunk that is the upper side, in a ravine it is all of them, and at the edge of a field it is wherever the wind is not.',
      'If you are lost, the trees will tell you about water. For north, take the stars.',
    ],
  },
  {
    slug: 'a-pond-at-night',
    title: 'A pond by torchlight',
    lead: 'At ten in the evening the water is another country.',
    minutes: 4,
    paragraphs: [
      'Hold the lamp low and wait. The newts come up first, unhurried, like people who know the opening hours. Then the beetles, then something that you will have to look up.',
      'Leave before your eyes get used to the light. The walk back in the dark is half of it.',
    ],
  },
  {
    slug: 'drawing-a-leaf',
    title: 'Draw the leaf, not a leaf',
    lead: 'A pencil is the cheapest lens.',
    minutes: 3,
    paragraphs: [
      'The hand draws what it remembers: a spearhead with a line down the middle. The leaf on the table has eleven side veins on the left, ten on the right, and a hole.',
      'Draw the hole first. It is the one part that you cannot make up.',
    ],
  },
  {
    slug: 'the-last-warm-wall',
    title: 'The last warm wall of October',
    lead: 'Who sits on it, and in which order they leave.',
    minutes: 4,
    paragraphs: [
      'South-facing brick holds four degrees more than the air until an hour after sunset. The flies know it to the minute, and the spiders know the flies.',
      'On the twenty-sixth only a ladybird was left. She had chosen the crack that the mason should have filled.',
    ],
  },
];
