import { render } from "preact";
import { App } from "./constat/App";
import { DraftStore } from "./constat/draft";
import "./ui/style.css";

render(<App store={new DraftStore()} />, document.getElementById("page")!);
