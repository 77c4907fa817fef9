/** Calls every listener with each value fired, in the order they came; a listener may leave meanwhile. */
export interface Event<T> {
  /** Returns the function that stops listening. */
  on(listener: (value: T) => void): () => void;
}

/** The owner's side of an `Event`. */
export interface Emitter<T> extends Event<T> {
  fire(value: T): void;
}

export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<{ readonly call: (value: T) => void }>();
  return {
    on(listener) {
      const entry = { call: listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    fire(value) {
      for (const { call } of [...listeners]) call(value);
    },
  };
}
