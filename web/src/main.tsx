import { render } from "preact";
import { App } from "./constat/App";
import { DraftStore } from "./constat/store";
import { openDevice } from "./device/database";
import { goOffline } from "./device/offline";
import "./ui/style.css";

const store = await DraftStore.open(await openDevice());
render(<App store={store} />, document.getElementById("page")!);
goOffline();
