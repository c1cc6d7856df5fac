/** The two indexes of a node: persons by name and every kind by its keys; organisations and vessels by name. */
export const INDEX_NAMES = ['records', 'organisations'] as const;

export type IndexName = (typeof INDEX_NAMES)[number];
