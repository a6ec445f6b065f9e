import { Agent, type AgentOptions } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { Duplex } from "node:stream";
import { Socket } from "node:net";

/**
 * Idle time after which the kernel asks the other side whether it is there: a NAT in between forgets idle connections
 * after a few minutes at the earliest, and Lark's own pings are two minutes apart. Node adds ten tries, one a second.
 */
const keepAliveMs = 30_000;

/**
 * The agent through which the SDK opens its connection, and where we get hold of the wire under it: the SDK tells neither
 * when something came nor when a connection without `autoReconnect` ended, and a peer that does not answer its close
 * keeps the wire open.
 * @param url what is connected to, for its scheme
 */
export function createWireAgent(url: string, opened: (wire: Socket) => void): Agent {
  const options: AgentOptions = { keepAlive: false };
  const agent = url.startsWith("http:") ? new Agent(options) : new SecureAgent(options);
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (given, done): Duplex | null | undefined => {
    const wire = create(given, done);
    if (wire instanceof Socket) {
      wire.once("connect", () => wire.setKeepAlive(true, keepAliveMs));
      opened(wire);
    }
    return wire;
  };
  return agent;
}
