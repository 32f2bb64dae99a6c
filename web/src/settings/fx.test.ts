import { expect, test } from "vitest";
import { readRates } from "./fx";

test("rates are read as sheets and people write them, a head is passed over", () => {
  expect(readRates("currency,rate\nUSD,7.12\n eur\t7.85 \nGBP; 9.01;BOC\nPLN \n\nJPY=0.048").rates).toEqual({ USD: "7.12", EUR: "7.85", GBP: "9.01", JPY: "0.048" });
});

test("a line that is no rate is named", () => {
  expect(readRates("USD,7.12\nEUR,seven")).toEqual({ rates: { USD: "7.12" }, wrong: { line: 2, text: "EUR,seven" } });
  expect(readRates("US,7").wrong).toEqual({ line: 1, text: "US,7" });
});
