/** What the headings of a table mean, read alike by the node when it imports and by the screens when they map columns. */
export { mapHeadings } from './columns/heading-words.ts';
