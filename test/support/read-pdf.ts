import { inflateSync } from 'node:zlib';

/** One object of a file: its dictionary, and its stream unpacked. */
interface PdfObject {
  readonly text: string;
  readonly stream: string;
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
  const file = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const [whole, number, body] of file.matchAll(/\b(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const at = whole!.indexOf('stream\n');
    const text = at < 0 ? body! : whole!.slice(0, at);
    const packed = at < 0 ? '' : whole!.slice(at + 7, whole!.lastIndexOf('\nendstream'));
    let stream = packed;
    if (text.includes('/FlateDecode')) {
      try {
        stream = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      } catch {
        stream = '';
      }
    }
    objects.set(number!, { text, stream });
  }
  return objects;
}

/** Which characters the glyphs of a font stand for, as the file itself says (`ToUnicode`). */
function charactersOf(cmap: string): Map<string, string> {
  const of = new Map<string, string>();
  const read = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const glyph = (code: number): string => code.toString(16).padStart(4, '0');
  for (const [, first, , list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    const texts = [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex]) => read(hex!.replaceAll(' ', '')));
    for (const [at, text] of texts.entries()) of.set(glyph(Number.parseInt(first!, 16) + at), text);
  }
  // A browser writes single characters, and runs by their first one.
  for (const [, block] of cmap.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, code, text] of block!.matchAll(/<([0-9a-f]{4})> <([0-9a-f]+)>/gi))
      of.set(code!.toLowerCase(), read(text!));
  const withoutLists = cmap.replaceAll(/\[[^\]]*\]/g, '');
  for (const [, first, last, text] of withoutLists.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> <([0-9a-f]{4})>/gi)) {
    const from = Number.parseInt(first!, 16);
    for (let code = from; code <= Number.parseInt(last!, 16); code++)
      of.set(glyph(code), String.fromCharCode(Number.parseInt(text!, 16) + code - from));
  }
  return of;
}

function readStream(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const pieces: string[] = [];
  let font: ReadonlyMap<string, string> | undefined;
  let piece = '';
  for (const [token, name, hex] of stream.matchAll(
    // What a ligature stands for is known from its font.
    /\/ActualText <[0-9a-f]+>|\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\bET\b/gi,
  )) {
    if (name) font = fonts.get(name);
    else if (hex && font)
      piece += (hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(glyph.toLowerCase()) ?? '').join('');
    else if (token === 'ET' && piece !== '') {
      pieces.push(piece);
      piece = '';
    }
  }
  return pieces.join(' ');
}

/** The text of each page of a PDF in the order in which it is drawn, its pieces parted by blanks. */
export function readPdfPages(bytes: Buffer): string[] {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, Map<string, string>>();
  for (const { text } of objects.values()) {
    for (const [, name, number] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number!)?.text ?? '')?.[1];
      if (unicode) fonts.set(name!, charactersOf(objects.get(unicode)?.stream ?? ''));
    }
  }
  return [...objects.values()].flatMap(({ text }) => {
    const contents = /\/Type \/Page\b/.test(text) ? /\/Contents (\d+) 0 R/.exec(text)?.[1] : undefined;
    return contents ? [readStream(objects.get(contents)?.stream ?? '', fonts)] : [];
  });
}

/** The text of a PDF, as of its pages. */
export function readPdf(bytes: Buffer): string {
  return readPdfPages(bytes).join(' ');
}
