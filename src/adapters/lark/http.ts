import * as Lark from "@larksuiteoapi/node-sdk";
import { faultOf, faultOfNetwork } from "./errors.ts";
import { apiTimeoutMs } from "./limits.ts";

/**
 * How the SDK calls Lark. Its own instance has no timeout, throws errors that hold the request (app secret and message
 * texts included, which it then logs), and lets a failure with HTTP 200 pass as success. This one ends all three: every
 * failure leaves it as a LarkFault.
 */
export function createApiHttp(): Lark.HttpInstance {
  const http = Lark.defaultHttpInstance.create({
    timeout: apiTimeoutMs,
    validateStatus: () => true,
  });
  http.interceptors.response.use(
    (response) => {
      const fault = faultOf(response.status, response.headers, response.data);
      if (fault) throw fault;
      // The SDK expects the body here (see its own interceptor), the types of axios a response.
      return response.data as never;
    },
    (error: unknown) => {
      throw faultOfNetwork(error);
    },
  );
  return asHttpInstance(http);
}

/** callback/ws/endpoint: the connection limit (50 an app) and "busy" pass; the SDK would give up on both for good. */
const passing = new Set([1, 1000040350]);
const retryable = 1000040343;

/**
 * How the long connection asks for its address. The SDK decides by the body's code, stops for good on any but "internal
 * error", and takes an answer without `data` for a broken one, to be asked again forever: both are put right here.
 */
export function createDiscoveryHttp(refused: (code: number) => void): Lark.HttpInstance {
  const http = Lark.defaultHttpInstance.create({
    timeout: apiTimeoutMs,
    validateStatus: () => true,
  });
  http.interceptors.response.use(
    (response) => {
      const body: unknown = response.data;
      if (typeof body !== "object" || body === null || !("code" in body) || typeof body.code !== "number") {
        throw new Error(`discovery answered HTTP ${response.status}`);
      }
      if (body.code !== 0) refused(body.code);
      return { data: {}, ...body, code: passing.has(body.code) ? retryable : body.code } as never;
    },
    (error: unknown) => {
      throw faultOfNetwork(error);
    },
  );
  return asHttpInstance(http);
}

/** The SDK takes an axios instance wherever it asks for an HttpInstance (its own default is one); only the types differ. */
function asHttpInstance(http: ReturnType<typeof Lark.defaultHttpInstance.create>): Lark.HttpInstance {
  return http as unknown as Lark.HttpInstance;
}
