// The two browsers, driven alike: Chromium over CDP, Firefox over WebDriver BiDi, which needs no
// driver program. A browser that is not there is a failure, with what to do about it.

import { existsSync } from "node:fs";

import puppeteer from "puppeteer-core";

const BROWSERS = {
  chromium: {
    path: process.env.CHROMIUM ?? "/usr/bin/chromium",
    variable: "CHROMIUM",
    options: {
      browser: "chrome",
      // No name but loopback's is known to it.
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
    },
  },
  firefox: {
    path: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    variable: "FIREFOX",
    options: {
      browser: "firefox",
      extraPrefsFirefox: {
        // What is not loopback goes to a proxy that there is not.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        // Connections are opened for requests only, so that the server can count.
        "network.http.speculative-parallel-limit": 0,
      },
    },
  },
};

export async function launch(name, protocolTimeout) {
  const { path, variable, options } = BROWSERS[name];
  if (!existsSync(path)) {
    throw new Error(`There is no ${path}. Install ${name}, or say in ${variable} where it is.`);
  }
  return puppeteer.launch({
    ...options,
    executablePath: path,
    headless: true,
    // To be told of every request costs the browsers as much as the requests do.
    networkEnabled: false,
    protocolTimeout,
  });
}

/** A function that takes a page off the network, or puts it back. */
export async function networkSwitchOf(page, name) {
  if (name === "firefox") return (isOffline) => page.setOfflineMode(isOffline);
  // Here puppeteer's own would do nothing, as it is not told of requests.
  const session = await page.createCDPSession();
  return async (isOffline) => {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    const conditions = { ...speed, offline: isOffline };
    await session.send(isOffline ? "Network.enable" : "Network.disable");
    if (!isOffline) return;
    // What the page is told, and what becomes of its requests.
    await session.send("Network.overrideNetworkState", conditions);
    await session.send("Network.emulateNetworkConditionsByRule", {
      matchedNetworkConditions: [{ urlPattern: "", ...conditions }],
    });
  };
}
