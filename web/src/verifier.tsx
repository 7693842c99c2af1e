import { render } from "preact";
import { VerifyPage } from "./verify/VerifyPage";
import "./ui/style.css";

render(<VerifyPage />, document.getElementById("page")!);
