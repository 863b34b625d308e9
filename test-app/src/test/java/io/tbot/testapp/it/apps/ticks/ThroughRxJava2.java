package io.tbot.testapp.it.apps.ticks;

import io.reactivex.disposables.Disposable;
import io.reactivex.processors.PublishProcessor;
import io.reactivex.schedulers.Schedulers;
import io.reactivex.subjects.PublishSubject;

/**
 * RxJava 2: an {@code Observable} and a {@code Flowable}, whose one task hands on many elements, and tasks given to a
 * scheduler, in turn.
 */
final class ThroughRxJava2 implements Way {
    private final Gateway gateway;
    private final PublishSubject<Object[]> subject = PublishSubject.create();
    private final PublishProcessor<Object[]> processor = PublishProcessor.create();
    private final Disposable observed;
    private final Disposable flowing;
    private int ticks;
    private int noises;

    ThroughRxJava2(Gateway gateway) {
        this.gateway = gateway;
        observed = subject.observeOn(Schedulers.single()).subscribe(element -> order("obs", (Tick) element[0]));
        flowing = processor
                .onBackpressureBuffer()
                .observeOn(Schedulers.computation())
                .subscribe(element -> order("flow", (Tick) element[0]));
    }

    @Override
    public synchronized void tick(Tick tick) {
        pass(tick, ticks++ % 3);
    }

    @Override
    public synchronized void noise() {
        pass(Tick.NONE, noises++ % 3);
    }

    private void pass(Tick tick, int way) {
        if (way == 0) {
            subject.onNext(new Object[] {tick});
        } else if (way == 1) {
            processor.onNext(new Object[] {tick});
        } else {
            Disposable unused = Schedulers.io().scheduleDirect(() -> order("task", tick));
        }
    }

    private void order(String by, Tick tick) {
        gateway.order("rxjava2-" + by, tick);
    }

    @Override
    public void close() {
        observed.dispose();
        flowing.dispose();
    }
}
