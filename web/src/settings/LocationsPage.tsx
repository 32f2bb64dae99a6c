import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Empty } from "../kit/show/Empty";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Status } from "../kit/show/Status";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import { SettingsPage } from "./Parts";
import type { T } from "./roles";
import { daysText, nextDayOff } from "./days";
import { words } from "./words";

type Places = NonNullable<ReturnType<typeof usePlaces>["data"]>;
type Place = Places["stock"][number];
export type Profile = Places["shipping"][number];

export function usePlaces() {
  return useQuery({ queryKey: ["shipping", "locations"], queryFn: () => said(api.GET("/api/v1/shipping/locations")) });
}

export default function LocationsPage() {
  const t = useWords(words);
  const can = useCan();
  const { data, error } = usePlaces();
  const make = can("shipping", "configure") && <ButtonLink type="primary" path="/settings/locations/new" icon={<Plus className="iconic" />}>{t("place_new")}</ButtonLink>;
  return (
    <SettingsPage title={t("section.locations")} hint={t("places_hint")} actions={make}>
      {error ? <ProblemShown wrong={error} /> : !data ? <Bones rows={6} /> : data.stock.length === 0 ? <section className="card"><Empty title={t("places_empty")} hint={t("places_empty_hint")} action={make} /></section> : (
        <section className="card table-scroll" tabIndex={0} aria-label={t("section.locations")}>
          <table className="plain stacks">
            <thead><tr>{(["place", "place_type", "place_cut_off", "place_days", "place_next", "place_printer"] as const).map((title) => <th key={title} scope="col">{t(title)}</th>)}</tr></thead>
            <tbody>{data.stock.map((one) => <Row key={one.id} place={one} profile={data.shipping.find(({ id }) => id === one.id)} t={t} />)}</tbody>
          </table>
        </section>
      )}
    </SettingsPage>
  );
}

function Row({ place, profile, t }: { place: Place; profile: Profile | undefined; t: T }) {
  return (
    <tr>
      <td data-label={t("place")}><div><Link href={`/settings/locations/${place.id}`}><b>{place.title || place.code}</b></Link> <span className="faint">{place.code} · {place.country}</span></div></td>
      <td data-label={t("place_type")}>{t.of("type", place.type)}</td>
      {profile ? <>
        <td data-label={t("place_cut_off")}><div>{profile.is_enabled ? <>{profile.cut_off.slice(0, 5)} <span className="faint">{profile.zone}</span></> : <Status tone="calm">{t("place_off")}</Status>}</div></td>
        <td data-label={t("place_days")}>{daysText(profile.working_days, (day) => t.of("day", String(day)))}</td>
        <td data-label={t("place_next")}>{nextDayOff(profile.holidays, new Date()) ?? "–"}</td>
        <td data-label={t("place_printer")}>{profile.label.format} · {t.of("size", profile.label.size)}{profile.label.format === "ZPL" ? ` · ${profile.label.dpi} dpi` : ""}</td>
      </> : <td colSpan={4} data-label={t("place_cut_off")}><span className="faint">{t("place_no_calendar")}</span></td>}
    </tr>
  );
}
