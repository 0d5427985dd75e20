// Node's servers as tests use them: on a port, with `resolve` as the listener.

import type { AddressInfo } from "node:net";

declare module "node:net" {
  interface Server {
    address(): AddressInfo;
    listen(port: number, host: string, listener: (value: any) => void): this;
  }
}
