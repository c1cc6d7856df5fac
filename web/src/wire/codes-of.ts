/** The codes that a schema allows, of a single value or of each entry of a list; none where it is no closed list. */
export function codesOf(schema: object): readonly string[] {
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.map(String);
  return 'items' in schema && typeof schema.items === 'object' && schema.items !== null ? codesOf(schema.items) : [];
}
