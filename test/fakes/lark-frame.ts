/**
 * The frames of the long connection (proto2 message `pbbp2.Frame`), written by hand so that the SDK's own codec is what
 * gets tested. Field numbers are those of the vendor's Go SDK, `ws/pbbp2.pb.go`.
 */
export interface Frame {
  /** 0 control, 1 data. */
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

const service = 1;

export function encodeFrame({ method, headers, payload }: Frame): Buffer {
  return Buffer.concat([
    numberField(1, 1),
    numberField(2, 1),
    numberField(3, service),
    numberField(4, method),
    ...Object.entries(headers).map(([key, value]) =>
      bytesField(5, Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))])),
    ),
    bytesField(8, payload),
  ]);
}

export function decodeFrame(bytes: Buffer): Frame {
  const headers: Record<string, string> = {};
  let method = 0;
  let payload: Buffer = Buffer.alloc(0);
  for (const field of fieldsOf(bytes)) {
    if (field.number === 4) method = field.value;
    if (field.number === 8) payload = field.bytes;
    if (field.number !== 5) continue;
    const [key, value] = [...fieldsOf(field.bytes)].map((part) => part.bytes.toString("utf8"));
    headers[key ?? ""] = value ?? "";
  }
  return { method, headers, payload };
}

function* fieldsOf(
  bytes: Buffer,
): Generator<{ readonly number: number; readonly value: number; readonly bytes: Buffer }> {
  let at = 0;
  const next = (): number => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(value);
    }
  };
  while (at < bytes.length) {
    const tag = next();
    const wire = tag & 7;
    const value = next();
    if (wire !== 0 && wire !== 2) throw new Error(`unexpected wire type ${wire}`);
    const part = wire === 2 ? bytes.subarray(at, at + value) : Buffer.alloc(0);
    if (wire === 2) at += value;
    yield { number: tag >> 3, value, bytes: part };
  }
}

function numberField(number: number, value: number): Buffer {
  return Buffer.concat([varint(number << 3), varint(value)]);
}

function bytesField(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...bytes, rest]);
}
