/** What the benchmarks use of autocannon, which brings no types. */
declare module 'autocannon' {
  export interface Request {
    readonly method: string;
    readonly headers: Record<string, string>;
    body?: string;
  }
  export interface Result {
    readonly requests: { readonly average: number };
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    /** Requests a second, sent whether or not those before were answered soon. */
    readonly overallRate?: number;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly requests: readonly { setupRequest(request: Request): Request }[];
  }): Promise<Result>;
}
