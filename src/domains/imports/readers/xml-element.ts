import { tidy } from './read-text.ts';

/** An element of one subject, held until the subject ends. */
export interface XmlElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

export function appendText(element: XmlElement, text: string): void {
  element.text += text;
}

/** The text of the first child of a name, tidied; empty when there is none. */
export function textOf(element: XmlElement, name: string): string {
  const child = element.children.find((one) => one.name === name);
  return child ? tidy(child.text) : '';
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((one) => one.name === name);
}

/** The texts of `<NAME><VALUE>…</VALUE></NAME>`. */
export function valuesOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name)
    .flatMap((one) => childrenOf(one, 'VALUE'))
    .map((one) => tidy(one.text))
    .filter((text) => text !== '');
}
