/**
 * The consolidated list of the United Nations Security Council, as XML (sc-sanctions.xsd). Read as it streams: one
 * subject is held at a time. Document types and entities are refused, so nothing in the file can make it grow.
 */
import { SaxesParser } from 'saxes';
import { type Fault, faultOf } from '../../../kernel/faults.ts';
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

function refuse(fault: Fault): Problem {
  return new Problem('unreadable-file', fault);
}

/** What the parser said, without its file name, position and last point. */
function saidBy(message: string): string {
  return message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
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

  parser.on('error', (error) =>
    fail(refuse(faultOf('xml-broken', { line: parser.line, said: saidBy(error.message) }))),
  );
  parser.on('doctype', () => fail(refuse(faultOf('xml-doctype'))));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?(8|16)$/i.test(encoding)) {
      fail(refuse(faultOf('xml-encoding', { encoding: encoding.slice(0, 40) })));
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
        fail(refuse(faultOf('not-the-un-list', { begins: name.slice(0, 60) })));
      }
    }
    if (depth > DEEPEST) fail(refuse(faultOf('xml-too-deep', { limit: DEEPEST, line: parser.line })));
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
      throw refuse(faultOf('xml-no-end', { line: parser.line, limit: LONGEST_MARKUP }));
    }
    if (found.length > 0) {
      yield* found;
      found = [];
    }
  }
  if (sawRoot && !closedRoot) throw refuse(faultOf('xml-cut-off', { line: parser.line }));
  if (position === 0) throw refuse(faultOf('file-empty'));
  parser.close();
  if (broken) throw broken;
  yield* found;
}
