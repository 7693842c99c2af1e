/** What this device keeps: answers, photos and films that are not yet sent, the driver's own card. */

const NAME = "lsf-avatar";
const STORES = ["kept", "files"] as const;
type Store = (typeof STORES)[number];

/** A file taken with this device; `sent` once the server has it. */
export interface KeptFile {
  readonly blob: Blob;
  readonly sent: boolean;
}

/** Named values that outlive the page. */
export interface Device {
  get<T>(store: Store, name: string): Promise<T | undefined>;
  put(store: Store, name: string, value: unknown): Promise<void>;
  remove(store: Store, name: string): Promise<void>;
  clear(): Promise<void>;
}

/** Opens the database of this device; without one, such as in a private window, only memory. */
export async function openDevice(): Promise<Device> {
  try {
    return new Database(await open());
  } catch {
    return new Memory();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

class Database implements Device {
  constructor(readonly database: IDBDatabase) {}

  get<T>(store: Store, name: string): Promise<T | undefined> {
    const asked = this.database.transaction(store).objectStore(store).get(name);
    return new Promise((done, fail) => {
      asked.onsuccess = () => done(asked.result as T | undefined);
      asked.onerror = () => fail(asked.error);
    });
  }

  put(store: Store, name: string, value: unknown): Promise<void> {
    return this.#change([store], (stores) => stores[0]!.put(value, name));
  }

  remove(store: Store, name: string): Promise<void> {
    return this.#change([store], (stores) => stores[0]!.delete(name));
  }

  clear(): Promise<void> {
    return this.#change(STORES, (stores) => stores.forEach((each) => each.clear()));
  }

  /** Done when it is written, so that a full device is noticed. */
  #change(names: readonly Store[], change: (stores: IDBObjectStore[]) => void): Promise<void> {
    return new Promise((done, fail) => {
      const transaction = this.database.transaction(names, "readwrite");
      transaction.oncomplete = () => done();
      transaction.onabort = () => fail(transaction.error);
      change(names.map((name) => transaction.objectStore(name)));
    });
  }
}

/** Keeps as long as the page is open. */
export class Memory implements Device {
  readonly kept = new Map<string, unknown>();

  async get<T>(store: Store, name: string): Promise<T | undefined> {
    return this.kept.get(`${store} ${name}`) as T | undefined;
  }

  async put(store: Store, name: string, value: unknown): Promise<void> {
    this.kept.set(`${store} ${name}`, value);
  }

  async remove(store: Store, name: string): Promise<void> {
    this.kept.delete(`${store} ${name}`);
  }

  async clear(): Promise<void> {
    this.kept.clear();
  }
}
