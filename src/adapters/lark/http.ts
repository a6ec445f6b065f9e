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

/** callback/ws/endpoint: "busy", "internal error" and the connection limit (50 an app) pass. */
const passing = new Set([1, 1000040343, 1000040350]);

/**
 * How the long connection asks for its address. The SDK says only in a log line why it got none, and stumbles over an
 * answer without `data`: both are put right here. `refused` hears the code, and whether it is no passing trouble.
 */
export function createDiscoveryHttp(refused: (code: number, forGood: boolean) => void): Lark.HttpInstance {
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
      if (body.code !== 0) refused(body.code, !passing.has(body.code));
      return { data: {}, ...body } as never;
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
