// A page that breaks is shown as a problem; the shell stands.
import { Component, type ReactNode } from "react";
import { ProblemShown } from "../show/ProblemShown";

export class Boundary extends Component<{ children: ReactNode }, { wrong: unknown }> {
  override state = { wrong: null as unknown };

  static getDerivedStateFromError(wrong: unknown) {
    return { wrong };
  }

  override render() {
    if (!this.state.wrong) return this.props.children;
    return <div className="page"><ProblemShown wrong={this.state.wrong} onAgain={() => location.reload()} /></div>;
  }
}
