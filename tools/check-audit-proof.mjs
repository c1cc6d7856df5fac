#!/usr/bin/env node
// Checks a proof that an entry is in an audit chain, offline: no database, no dependencies, Node 20 or later.
//
//   node check-audit-proof.mjs PROOF.json [--key FINGERPRINT]
//
// The answer is worth what the key is worth: compare the fingerprint with the one that the node's operator published
// (GET /v1/audit/checkpoints names the chain, which begins with it), or give it with --key. Exit 0: proved. 1: not proved. 2: wrong use.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

class NotProved extends Error {}

function must(condition, sentence) {
  if (!condition) throw new NotProved(sentence);
}

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** JSON as RFC 8785 writes it: names sorted, no spaces. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The root that follows from a leaf and its audit path (RFC 6962 section 2.1.1). */
function rootFrom(leaf, index, count, path) {
  must(
    Number.isInteger(index) && Number.isInteger(count) && index >= 0 && index < count,
    'The place of the entry in its block is impossible.',
  );
  const rest = path.map((hex) => Buffer.from(hex, 'hex'));
  let root = leaf;
  let at = index;
  let last = count - 1;
  while (last > 0) {
    // A lone last node has no neighbour at this level and moves up as it is.
    if (at % 2 === 1 || at < last) {
      const neighbour = rest.shift();
      must(neighbour?.length === 32, 'The path is too short.');
      root = at % 2 === 1 ? sha256(Buffer.of(1), neighbour, root) : sha256(Buffer.of(1), root, neighbour);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  must(rest.length === 0, 'The path is too long.');
  return root;
}

function check(proof, wantedKey) {
  must(proof?.format === 'entente-audit-proof-1', 'This is not an audit proof of a form known here.');
  const { entry, leaf, path, headers, checkpoint, publicKey } = proof;
  must(Array.isArray(headers) && headers.length > 0 && Array.isArray(path), 'The proof is not complete.');

  const key = createPublicKey(publicKey);
  must(key.asymmetricKeyType === 'ed25519', 'The key is not an Ed25519 key.');
  const fingerprint = sha256(key.export({ type: 'spki', format: 'der' }))
    .toString('hex')
    .slice(0, 32);
  must(
    wantedKey === undefined || wantedKey === fingerprint,
    `The proof was signed by the key ${fingerprint}, not by ${wantedKey}.`,
  );
  const { signature, ...statement } = checkpoint;
  must(statement.chain.split('.')[0] === fingerprint, 'The chain is not named after the key that signed it.');
  must(
    verify(null, Buffer.from(canonical(statement)), key, Buffer.from(signature, 'base64')),
    'The signature of the checkpoint is false.',
  );

  const root = rootFrom(sha256(Buffer.of(0), canonical(entry)), leaf.index, leaf.of, path);
  must(
    root.toString('hex') === headers[0].root,
    'The entry does not lead to the root of its block: the entry or its path was altered.',
  );
  must(leaf.of === headers[0].entries, 'The block does not hold as many entries as the proof says.');

  let below;
  for (const header of headers) {
    must(header.chain === statement.chain, 'A block of another chain was put in.');
    if (below) {
      must(
        header.previous === below.hash && header.height === below.height + 1,
        `Block ${header.height} does not follow the one below it.`,
      );
    }
    below = {
      height: header.height,
      entries: header.before + header.entries,
      hash: sha256(canonical(header)).toString('hex'),
    };
  }
  must(
    below.hash === statement.hash && below.height === statement.height && below.entries === statement.entries,
    'The blocks do not lead to the signed checkpoint.',
  );
  return fingerprint;
}

const words = process.argv.slice(2);
const keyAt = words.indexOf('--key');
const wantedKey = keyAt < 0 ? undefined : words.splice(keyAt, 2)[1];
if (words.length !== 1 || words[0].startsWith('--') || (keyAt >= 0 && !/^[0-9a-f]{32}$/.test(wantedKey ?? ''))) {
  console.error('Use: check-audit-proof PROOF.json [--key FINGERPRINT OF 32 HEXADECIMAL DIGITS]');
  process.exit(2);
}
let text;
try {
  text = readFileSync(words[0], 'utf8');
} catch {
  console.error(`The file ${words[0]} cannot be read.`);
  process.exit(2);
}
try {
  const proof = JSON.parse(text);
  const fingerprint = check(proof, wantedKey);
  console.log(
    `Proved: entry ${proof.entry.id} (${proof.entry.action}, ${proof.entry.at}) is in the audit chain ${proof.checkpoint.chain},`,
  );
  console.log(
    `block ${proof.headers[0].height}, under the checkpoint signed at ${proof.checkpoint.at} by the key ${fingerprint}.`,
  );
  if (wantedKey === undefined) console.log('Compare that fingerprint with the one the operator published.');
} catch (error) {
  console.error(
    `Not proved: ${error instanceof NotProved ? error.message : 'the file is not a proof or was damaged.'}`,
  );
  process.exit(1);
}
