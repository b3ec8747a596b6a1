// What the picture shows: an outcome of the engine, how it is counted, and the words for each direction it may take.
export const measures = [
  {
    outcome: "delivery.returned_to_treasury", scale: 1e-9,
    name: "Money returned to the treasury", unit: "Rp billion in the year",
    falls: "Less money goes back to the treasury", rises: "More money goes back to the treasury",
  },
  {
    outcome: "complaints.within_service_level", scale: 1,
    name: "Complaints resolved in time", unit: "% of complaints within their service level",
    falls: "Fewer complaints are resolved in time", rises: "More complaints are resolved in time",
  },
  {
    outcome: "complaints.wait_p90", scale: 1,
    name: "9 of 10 complaints resolved within", unit: "days within which 9 of 10 are resolved",
    falls: "Complaints are resolved faster", rises: "Complaints are resolved more slowly",
  },
  {
    outcome: "tksk.utilisation", scale: 100,
    name: "TKSK time used", unit: "% of their time for the programme; not a judgement of performance",
    falls: "Less of the TKSK's time is used", rises: "More of the TKSK's time is used",
  },
];
