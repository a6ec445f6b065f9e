/** One link (环节) of a chain. */
export interface ChainLink {
  readonly name: string;
  /** Whether the place has it, misses it, or has too little. */
  readonly state: "held" | "weak" | "missing";
  /** Companies that could fill it. */
  readonly targets: readonly string[];
}

/** An industry chain (产业链) of the organisation, valid for some years. */
export interface Chain {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly fromYear: number;
  readonly toYear: number | null;
  /** 链长: the leader who coordinates it. */
  readonly chief: string | null;
  /** 专班: the unit that works on it. */
  readonly taskForceUnitId: number | null;
  /** 链主: firms that lead it. */
  readonly leaders: readonly string[];
  readonly links: readonly ChainLink[];
  readonly active: boolean;
}
