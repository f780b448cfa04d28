package org.rollcall.ingest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.ingest.canonical.CanonicalCsv;
import org.rollcall.ingest.canonical.CanonicalJsonLines;
import org.rollcall.ingest.canonical.CanonicalParquet;
import org.rollcall.ingest.core.ExportFormat;
import org.rollcall.ingest.core.SourceFormat;
import org.rollcall.ingest.directory.BmltAdmin;
import org.rollcall.ingest.directory.BmltSearch;
import org.rollcall.ingest.directory.MeetingGuide;
import org.rollcall.ingest.directory.NawsDump;
import org.rollcall.ingest.directory.OiaaDatabase;
import org.rollcall.ingest.directory.OiaaList;
import org.rollcall.ingest.directory.Reference;
import org.rollcall.ingest.directory.TsmlCsv;
import org.rollcall.ingest.meet.MeetExtension;
import org.rollcall.ingest.meet.MeetReport;
import org.rollcall.ingest.register.FacilitatorLog;
import org.rollcall.ingest.register.HeadcountGrid;
import org.rollcall.ingest.register.HeadcountTable;
import org.rollcall.ingest.register.RegisterLong;
import org.rollcall.ingest.register.RegisterWide;
import org.rollcall.ingest.register.SignInLog;
import org.rollcall.ingest.survey.GoogleForms;
import org.rollcall.ingest.survey.Kobo;
import org.rollcall.ingest.survey.LimeSurvey;
import org.rollcall.ingest.survey.OdkCentral;
import org.rollcall.ingest.survey.Qualtrics;
import org.rollcall.ingest.survey.Redcap;
import org.rollcall.ingest.survey.RedcapDesign;
import org.rollcall.ingest.survey.SurveyMonkey;
import org.rollcall.ingest.teams.TeamsFlatLog;
import org.rollcall.ingest.teams.TeamsGraph;
import org.rollcall.ingest.teams.TeamsLiveEvent;
import org.rollcall.ingest.teams.TeamsReport;
import org.rollcall.ingest.zoom.ZoomChat;
import org.rollcall.ingest.zoom.ZoomHosts;
import org.rollcall.ingest.zoom.ZoomParticipants;
import org.rollcall.ingest.zoom.ZoomPolls;
import org.rollcall.ingest.zoom.ZoomRegistration;
import org.rollcall.ingest.zoom.ZoomUsage;
import org.rollcall.ingest.zoom.ZoomWebinar;

/** All kinds of files that can be read. */
public final class Formats {

  /** What other programs export: one line for each. */
  public static final List<ExportFormat> EXPORTS =
      List.of(
          new ZoomParticipants(),
          new ZoomHosts(),
          new ZoomWebinar(),
          new ZoomPolls(),
          new ZoomChat(),
          new ZoomUsage(),
          new ZoomRegistration(),
          new TeamsReport(),
          new TeamsFlatLog(),
          new TeamsLiveEvent(),
          new TeamsGraph(),
          new MeetReport(),
          new MeetExtension(),
          new Redcap(),
          new RedcapDesign(),
          new Qualtrics(),
          new LimeSurvey(),
          new Kobo(),
          new OdkCentral(),
          new GoogleForms(),
          new SurveyMonkey(),
          new RegisterWide(),
          new RegisterLong(),
          new SignInLog(),
          new HeadcountTable(),
          new HeadcountGrid(),
          new FacilitatorLog(),
          new MeetingGuide(),
          new TsmlCsv(),
          new BmltSearch(),
          new BmltAdmin(),
          new NawsDump(),
          new OiaaList(),
          new OiaaDatabase(),
          Reference.BMLT_FORMATS,
          Reference.RUCA_BY_ZIP,
          Reference.RUCA_GROUPINGS);

  public static final List<SourceFormat> ALL =
      Stream.concat(
              Stream.of(new CanonicalCsv(), new CanonicalJsonLines(), new CanonicalParquet()),
              EXPORTS.stream().map(ExportSource::new))
          .toList();

  private Formats() {}

  /** The format of that name. */
  public static SourceFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find format: " + name + " (must be one of " + names() + ")"));
  }

  /** The format that a file of that name looks like. */
  public static Optional<SourceFormat> claiming(String fileName) {
    return ALL.stream().filter(format -> format.claims(fileName)).findFirst();
  }

  private static String names() {
    return ALL.stream().map(SourceFormat::name).collect(Collectors.joining(", "));
  }
}
