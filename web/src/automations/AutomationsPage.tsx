// All automations in the order in which they decide. The order is changed by dragging, by mouse, thumb or keyboard.
import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { GripVertical, Plus } from "lucide-react";
import { Link } from "wouter";
import { api, said } from "../kit/api/client";
import { problemOf } from "../kit/api/problem";
import { queries } from "../kit/api/queries";
import { useCan } from "../kit/shell/session";
import { ButtonLink } from "../kit/show/ButtonLink";
import { Empty } from "../kit/show/Empty";
import { ProblemShown } from "../kit/show/ProblemShown";
import { Bones } from "../kit/show/Waiting";
import { useWords } from "../kit/words/useWords";
import "./automations.css";
import type { Automation } from "./draft";
import { StateShown } from "./StateShown";
import { words } from "./words";

const KEY = ["automations", "all"] as const;
interface Read { rows: Automation[]; next: string | null }

export default function AutomationsPage() {
  const t = useWords(words);
  const can = useCan();
  const { data, error, refetch } = useQuery({ queryKey: KEY, queryFn: () => said(api.GET("/api/v1/automations")) });
  const adding = can("automations", "edit") && <ButtonLink path="/automations/new" type="primary" icon={<Plus className="iconic" />}>{t("new")}</ButtonLink>;
  return (
    <div className="page">
      <div className="page-head"><h1>{t("title")}</h1><div className="push">{data && data.rows.length > 0 && adding}</div></div>
      {error ? <ProblemShown wrong={error} onAgain={() => void refetch()} /> : !data ? <section className="card"><div className="body"><Bones /></div></section>
        : data.rows.length === 0 ? <section className="card"><Empty title={t("empty")} hint={t("empty_hint")} action={adding} /></section>
          : <><p className="soft automations-say">{t("conflict")}</p><Sorted rows={data.rows} /></>}
    </div>
  );
}

function Sorted({ rows }: { rows: Automation[] }) {
  const t = useWords(words);
  const canMove = useCan()("automations", "edit");
  const { message } = App.useApp();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const titled = (id: unknown) => rows.find((one) => one.id === id)?.title ?? "";
  const at = (id: unknown) => t("moved", { title: titled(id), place: rows.findIndex((one) => one.id === id) + 1, count: rows.length });
  const move = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const after = arrayMove(rows, rows.findIndex(({ id }) => id === active.id), rows.findIndex(({ id }) => id === over.id));
    queries.setQueryData<Read>(KEY, { rows: after, next: null });
    said(api.PUT("/api/v1/automations/order", { body: { ids: after.map(({ id }) => id) } })).catch((wrong: unknown) => message.error(problemOf(wrong).detail)).finally(() => void queries.invalidateQueries({ queryKey: KEY }));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={move} accessibility={{
      screenReaderInstructions: { draggable: t("move_hint") },
      announcements: {
        onDragStart: ({ active }) => at(active.id), onDragOver: ({ over, active }) => (over ? t("moved", { title: titled(active.id), place: rows.findIndex(({ id }) => id === over.id) + 1, count: rows.length }) : ""),
        onDragEnd: ({ over, active }) => (over ? t("moved", { title: titled(active.id), place: rows.findIndex(({ id }) => id === over.id) + 1, count: rows.length }) : ""), onDragCancel: ({ active }) => at(active.id),
      },
    }}>
      <SortableContext items={rows.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="card automations">{rows.map((one, place) => <Row key={one.id} one={one} place={place + 1} canMove={canMove && rows.length > 1} />)}</ol>
      </SortableContext>
    </DndContext>
  );
}

function Row({ one, place, canMove }: { one: Automation; place: number; canMove: boolean }) {
  const t = useWords(words);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: one.id, disabled: !canMove });
  return (
    <li ref={setNodeRef} style={{ transform: CSS.Translate.toString(transform), transition }} className={isDragging ? "automation dragging" : "automation"}>
      {canMove ? <button type="button" className="automation-grip" ref={setActivatorNodeRef} {...attributes} {...listeners} aria-label={t("move", { title: one.title })}><GripVertical className="iconic" aria-hidden /></button> : <span className="automation-grip" />}
      <span className="automation-place faint">{place}</span>
      <div className="automation-text">
        <Link href={`/automations/${one.id}`} className="automation-title">{one.title}</Link>
        <p className="soft">{one.sentence}</p>
        {one.state === "paused" && <p className="toned tone-bad">{t("paused_why", { why: one.why_paused })}</p>}
      </div>
      <div className="automation-fate">
        <StateShown one={one} />
        <span className="faint">{t("acted", { count: one.counts.acted })}</span>
        {one.counts.failed > 0 && <span className="toned tone-warn">{t("failed", { count: one.counts.failed })}</span>}
      </div>
    </li>
  );
}
