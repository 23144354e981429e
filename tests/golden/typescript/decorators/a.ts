import { Injectable } from "framework";
import { sealed, logged, inject } from "./decorators";

@sealed
@Injectable()
export class Service {
  @logged("debug")
  run(@inject() name: string) {}

  @logged("info") field = 1;
}
