/**
 * Names of countries as they stand in names of companies, folded: behind the name of a house they tell its company of that
 * country. Written for this project; countries whose companies bear their names, in the languages that they use for it.
 */
export const COUNTRY_WORDS: ReadonlySet<string> = new Set(
  `argentina australia austria osterreich azerbaijan belarus belgium belgie belgique belgica bolivia bosnia brasil brazil bulgaria canada chile china colombia croatia hrvatska
  cyprus czech cesko denmark danmark deutschland germany alemania allemagne ecuador egypt espana spain spanien estonia eesti ethiopia finland suomi france francia frankreich
  georgia ghana greece hellas hungary magyarorszag magyar india indonesia iran iraq ireland israel italia italy italie italien japan jordan kazakhstan kenya korea kosova
  kosovo kuwait latvia latvija lebanon liban libya lietuva lithuania luxembourg malaysia malta mexico mexicana maroc morocco moldova nederland netherlands holland nigeria
  norge norway norwegen oman pakistan panama paraguay peru philippines polska poland polen pologne portugal qatar romania rossiia rossiya russia russie russland
  schweiz suisse svizzera switzerland suiza senegal serbia srbija shqiperi shqiperia albania slovakia slovensko slovenia slovenija somalia singapore sverige sweden suede schweden
  syria taiwan thailand tunisia tunisie turkey turkiye turkei turquie uganda uk ukraine ukraina uruguay usa uzbekistan venezuela vietnam yemen zambia zimbabwe`.split(
    /\s+/,
  ),
);
