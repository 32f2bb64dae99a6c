import { expect, test } from "vitest";
import { currencyOptions, placeOf, siteNear, siteOptions, zoneOptions } from "./places";

test("every site brings a zone that can be chosen and a currency that has a name", () => {
  const zones = new Set(zoneOptions().map(({ value }) => value));
  const currencies = new Set(currencyOptions("en").map(({ value }) => value));
  for (const { value, label } of siteOptions("zh")) {
    const place = placeOf(value);
    expect(place && zones.has(place.zone) && currencies.has(place.currency), value).toBe(true);
    expect(label).not.toBe(`${value} (${value})`);
  }
});

test("somebody in Shanghai is at home in China, somebody on the Moon in the United States", () => {
  expect([siteNear("Asia/Shanghai"), siteNear("Moon/Copernicus")]).toEqual(["CN", "US"]);
});
