import { nodeIsAway, nodeIsBack } from './connection.ts';
import { readProblem, WireProblem } from './problem.ts';
import { isSessionGateArmed, waitForSignIn } from './session-gate.ts';

/**
 * Sends a file, saying how much of it has left: `fetch` does not tell, and a large file takes minutes. A refusal is
 * thrown as a WireProblem; giving up, as the reason of the signal.
 */
export async function sendFile<Answer>(
  path: string,
  file: Blob,
  { onSent, signal }: { readonly onSent: (share: number) => void; readonly signal: AbortSignal },
): Promise<Answer> {
  const answer = await new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      nodeIsBack();
      const type = request.getResponseHeader('content-type') ?? '';
      resolve(new Response(request.responseText, { status: request.status, headers: { 'content-type': type } }));
    });
    request.addEventListener('error', () => {
      nodeIsAway();
      reject(new WireProblem('unreachable'));
    });
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
  if (answer.ok) return (await answer.json()) as Answer;
  const problem = await readProblem(answer);
  if (problem.kind !== 'sign-in-required' || !isSessionGateArmed()) throw problem;
  if (!(await waitForSignIn('ended'))) throw problem;
  return sendFile(path, file, { onSent, signal });
}
