/**
 * The consolidated list of the United Nations Security Council, as XML (sc-sanctions.xsd). Read as it streams: one
 * subject is held at a time. Document types and entities are refused, so nothing in the file can make it grow.
 */
import { SaxesParser } from 'saxes';
import { fieldFault, Problem } from '../../../kernel/problem.ts';
import { readText } from './read-text.ts';
import type { ByteStream, ReadItem } from './row.ts';
import { entityRow, individualRow } from './un-subject.ts';
import { appendText, type XmlElement } from './xml-element.ts';

// The longest subject of the real list has 30 thousand characters.
const LONGEST_SUBJECT = 1 << 20;
// Markup that goes on for so long without an end is no list.
const LONGEST_MARKUP = 1 << 20;
const DEEPEST = 16;

function refuse(detail: string): Problem {
  return new Problem('unreadable-file', `${detail} Nothing was imported.`);
}

/** What the parser said, without its file name, position and jargon. */
function sentenceOf(message: string, line: number): string {
  const said = message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
  return `The XML is broken at line ${line}: ${said}.`;
}

/** Reads individuals as persons and entities as organisations. */
export async function* readUnSecurityCouncil(bytes: ByteStream, today: string): AsyncGenerator<ReadItem> {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let depth = 0;
  let held = 0;
  let tooLong = false;
  let subjectLine = 0;
  let sawRoot = false;
  let closedRoot = false;
  let position = 0;
  let lastEvent = 0;
  let found: ReadItem[] = [];
  let broken: Problem | undefined;
  const fail = (problem: Problem): void => {
    broken ??= problem;
  };

  parser.on('error', (error) => fail(refuse(sentenceOf(error.message, parser.line))));
  parser.on('doctype', () =>
    fail(refuse('The file declares a document type. Such declarations can hide attacks and are not read here.')),
  );
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?(8|16)$/i.test(encoding)) {
      fail(refuse(`The file says that its encoding is ${encoding.slice(0, 40)}. Save it as UTF-8.`));
    }
  });
  parser.on('comment', () => {
    lastEvent = position;
  });
  parser.on('processinginstruction', () => {
    lastEvent = position;
  });
  parser.on('opentag', ({ name }) => {
    lastEvent = position;
    depth += 1;
    if (depth === 1) {
      sawRoot = true;
      if (name !== 'CONSOLIDATED_LIST') {
        fail(refuse(`This is not the Security Council’s consolidated list: it begins with <${name.slice(0, 60)}>.`));
      }
    }
    if (depth > DEEPEST) fail(refuse(`The XML is nested deeper than ${DEEPEST} levels at line ${parser.line}.`));
    if (open.length > 0 || name === 'INDIVIDUAL' || name === 'ENTITY') {
      if (open.length === 0) {
        subjectLine = parser.line;
        held = 0;
        tooLong = false;
      }
      open.push({ name, text: '', children: [] });
    }
  });
  function takeText(text: string): void {
    lastEvent = position;
    const element = open.at(-1);
    if (!element) return;
    held += text.length;
    if (held > LONGEST_SUBJECT) tooLong = true;
    if (!tooLong) appendText(element, text);
  }
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.on('closetag', () => {
    lastEvent = position;
    depth -= 1;
    if (depth === 0) closedRoot = true;
    const element = open.pop();
    if (!element) return;
    held += element.name.length;
    if (held > LONGEST_SUBJECT) tooLong = true;
    const parent = open.at(-1);
    if (parent) {
      if (!tooLong) parent.children.push(element);
      return;
    }
    if (tooLong) {
      const fault = fieldFault('', 'subject-too-long', { values: { limit: LONGEST_SUBJECT } });
      found.push({ fault: { line: subjectLine, ...fault } });
    } else
      found.push(
        element.name === 'INDIVIDUAL' ? individualRow(element, subjectLine, today) : entityRow(element, subjectLine),
      );
  });

  for await (const text of readText(bytes)) {
    parser.write(text);
    position += text.length;
    if (broken) throw broken;
    if (position - lastEvent > LONGEST_MARKUP) {
      throw refuse(
        `From line ${parser.line} on, more than ${LONGEST_MARKUP} characters follow without an end of markup.`,
      );
    }
    if (found.length > 0) {
      yield* found;
      found = [];
    }
  }
  if (sawRoot && !closedRoot)
    throw refuse(`The file ends in the middle, at line ${parser.line}: it was not copied whole.`);
  if (position === 0) throw refuse('The file is empty.');
  parser.close();
  if (broken) throw broken;
  yield* found;
}
