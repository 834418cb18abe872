/** What our code needs to know of a request. */
export interface HttpRequest {
  method: string;
  url: string;
  /** Address of the connection; of the client only behind a proxy that is trusted. */
  ip: string;
  headers: {
    authorization?: string | undefined;
    'accept-language'?: string | undefined;
    'if-match'?: string | undefined;
    'x-reading-reason'?: string | string[] | undefined;
    'idempotency-key'?: string | string[] | undefined;
    cookie?: string | undefined;
    host?: string | undefined;
    origin?: string | undefined;
    'sec-fetch-site'?: string | string[] | undefined;
    'x-http-method-override'?: string | string[] | undefined;
    'x-http-method'?: string | string[] | undefined;
    'x-method-override'?: string | string[] | undefined;
  };
}

/** And of its answer. */
export interface HttpReply {
  sent: boolean;
  /** Ends early where whoever asked went away. */
  raw: {
    destroyed: boolean;
    once(event: 'close', listener: () => void): unknown;
  };
  header(name: string, value: string): HttpReply;
  status(code: number): HttpReply;
  type(contentType: string): HttpReply;
  send(body: unknown): HttpReply;
}
